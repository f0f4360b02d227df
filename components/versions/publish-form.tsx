'use client';

import { Alert, Button, List, ListItem, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useCallback, useMemo, useRef, useState } from 'react';
import { Card } from '#components/ui/card.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import type { Upload } from '#components/ui/upload.ts';
import { useCall } from '#components/ui/use-call.ts';
import { ChosenFile } from '#components/versions/chosen-file.tsx';
import { ModelFilePicker } from '#components/versions/model-file-picker.tsx';
import { type ModelFile, manifestProblems, readModelFile } from '#components/versions/read-model-file.ts';
import { SchemaCard } from '#components/versions/schema-card.tsx';
import { UnreadableFile } from '#components/versions/unreadable-file.ts';
import { UploadProgress } from '#components/versions/upload-progress.tsx';
import { uploadVersion } from '#components/versions/upload-version.ts';
import type { FieldError } from '#lib/errors';
import type { Manifest } from '#lib/registry/manifest';
import type { VersionDetail } from '#lib/registry/version-detail';

/** Publishes a version: choose a file, say what its columns mean, send it, and go where it is examined. */
export function PublishForm({ slug }: { slug: string }) {
  const router = useRouter();
  const { run, pending, problem, dismiss } = useCall();
  const [model, setModel] = useState<ModelFile | null>(null);
  const [unreadable, setUnreadable] = useState<UnreadableFile | null>(null);
  const [reading, setReading] = useState(false);
  const [manifest, setManifest] = useState<Manifest | null>(null);
  const [notes, setNotes] = useState('');
  const [sentBytes, setSentBytes] = useState(0);
  const upload = useRef<Upload<VersionDetail>>(undefined);
  const problems = useMemo(() => (model && manifest ? manifestProblems(manifest, model) : []), [model, manifest]);
  const change = useCallback(
    (next: (manifest: Manifest) => Manifest) => setManifest((current) => current && next(current)),
    [],
  );

  async function choose(file: File) {
    setReading(true);
    setUnreadable(null);
    dismiss();
    try {
      const read = await readModelFile(file);
      setModel(read);
      setManifest(read.manifest);
    } catch (error) {
      setUnreadable(error instanceof UnreadableFile ? error : new UnreadableFile(`The file cannot be read: ${error}`));
    } finally {
      setReading(false);
    }
  }

  function forget() {
    setModel(null);
    setManifest(null);
    dismiss();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!model || problems.length > 0) return;
    await run(async () => {
      setSentBytes(0);
      const own = manifest === model.manifest ? null : manifest;
      upload.current = uploadVersion(slug, { file: model.file, manifest: own, notes }, setSentBytes);
      const { number } = await upload.current.answered;
      router.push(`/models/${slug}/versions/${number}`);
      router.refresh();
    });
  }

  return (
    <form method="post" onSubmit={submit}>
      <Card title="Model file">
        {model ? (
          <ChosenFile model={model} disabled={pending} onReplace={forget} />
        ) : (
          <Stack>
            <ModelFilePicker reading={reading} onFile={choose} />
            {unreadable && <UnreadableAlert problem={unreadable} />}
          </Stack>
        )}
      </Card>
      {model && manifest && (
        <>
          <SchemaCard model={model} manifest={manifest} problems={problems} onChange={change} />
          <Card title="Publish">
            <Stack>
              <Textarea
                label="Notes"
                description="What is new in this version. Optional."
                value={notes}
                onChange={(event) => setNotes(event.currentTarget.value)}
                maxLength={2000}
                autosize
                minRows={2}
                disabled={pending}
                error={problem?.at('/notes')}
              />
              {problems.length > 0 && <SchemaAlert problems={problems} />}
              <ProblemAlert problem={problem} shownAtFields={['/notes']} />
              {pending ? (
                <UploadProgress
                  sentBytes={sentBytes}
                  sizeBytes={model.file.size}
                  onCancel={() => upload.current?.cancel()}
                />
              ) : (
                <div>
                  <Button type="submit" disabled={problems.length > 0}>
                    Upload and examine
                  </Button>
                  <Text size="sm" c="dimmed" mt="xs">
                    It takes no traffic until you point production at it.
                  </Text>
                </div>
              )}
            </Stack>
          </Card>
        </>
      )}
    </form>
  );
}

function UnreadableAlert({ problem }: { problem: UnreadableFile }) {
  return (
    <Alert role="alert" color="red" icon={<IconAlertTriangle size={20} />} title="This file cannot be published">
      <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
        {problem.message}
      </Text>
      <Problems problems={problem.errors} />
    </Alert>
  );
}

function SchemaAlert({ problems }: { problems: readonly FieldError[] }) {
  return (
    <Alert
      color="orange"
      icon={<IconAlertTriangle size={20} />}
      title="The schema does not fit yet"
      role="status"
      styles={{ title: { color: 'var(--mantine-color-orange-text)' } }}
    >
      <Problems
        problems={problems.map(({ pointer, detail }) => ({ pointer: '', detail: `${placeText(pointer)}${detail}` }))}
      />
    </Alert>
  );
}

/** Where in the form a pointer into the manifest leads: `/features/1/min` is "Feature 2, min: ". */
function placeText(pointer: string): string {
  const [, part, index, field] = pointer.split('/');
  if (part === 'features' && index !== undefined) return `Feature ${Number(index) + 1}${field ? `, ${field}` : ''}: `;
  return part ? `${part[0]?.toUpperCase()}${part.slice(1)}: ` : '';
}

function Problems({ problems }: { problems: readonly FieldError[] }) {
  return (
    <List size="sm">
      {problems.slice(0, 8).map(({ pointer, detail }) => (
        <ListItem key={pointer + detail}>
          {pointer && <code>{pointer}</code>} {detail}
        </ListItem>
      ))}
      {problems.length > 8 && <ListItem>and {problems.length - 8} more</ListItem>}
    </List>
  );
}
