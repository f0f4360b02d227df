'use client';

import { Alert, Button, Group, List, ListItem, NativeSelect, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState, useTransition } from 'react';
import { FeatureList } from '#components/batch/feature-list.tsx';
import { type Match, matchFeatures } from '#components/batch/match-features.ts';
import { type InputStart, readInputStart } from '#components/batch/read-input-start.ts';
import { CsvPreview } from '#components/datasets/csv-preview.tsx';
import { Card } from '#components/ui/card.tsx';
import { FileZone } from '#components/ui/file-zone.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { type Upload, upload } from '#components/ui/upload.ts';
import { useCall } from '#components/ui/use-call.ts';
import { byteText } from '#components/versions/byte-text.ts';
import { UploadProgress } from '#components/versions/upload-progress.tsx';
import type { BatchJobDetail } from '#lib/batch/batch-job-detail';
import type { Manifest } from '#lib/registry/manifest';

type Props = {
  /** Models with a version that can answer. */
  models: { slug: string; name: string }[];
  model: string;
  /** Versions that are ready, newest first, and which of them answers now. */
  versions: number[];
  production: number | null;
  version: number;
  features: Manifest['features'];
};

/** Has every row of a file answered by a model. The choice of model and version stands in the address. */
export function NewJobForm({ models, model, versions, production, version, features }: Props) {
  const router = useRouter();
  const [switching, startSwitching] = useTransition();
  const { run, pending, problem, dismiss } = useCall();
  const [chosen, setChosen] = useState<{ file: File; start: InputStart } | null>(null);
  const [reading, setReading] = useState(false);
  const [sentBytes, setSentBytes] = useState(0);
  const sending = useRef<Upload<BatchJobDetail>>(undefined);
  const start = chosen?.start;
  const match = matchFeatures(features, start?.header ?? []);
  const unfit = start && start.problem === null ? unfitText(match, start.format) : null;
  const isSendable = start !== undefined && start.problem === null && unfit === null;

  const show = (query: Record<string, string>) =>
    startSwitching(() => router.replace(`/batch/new?${new URLSearchParams(query)}`, { scroll: false }));

  async function choose(file: File) {
    setReading(true);
    dismiss();
    const read = await readInputStart(file).catch((error: unknown) => unreadable(error));
    setReading(false);
    setChosen({ file, start: read });
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!chosen || !isSendable) return;
    await run(async () => {
      setSentBytes(0);
      const { file } = chosen;
      const ifCancelled = 'Unless it had arrived in full already, nothing runs: the list of batch jobs says.';
      const form = formOf(model, version, file);
      sending.current = upload('/api/v1/batch-jobs', { form, sizeBytes: file.size, ifCancelled }, setSentBytes);
      const { id } = await sending.current.answered;
      router.push(`/batch/${id}`);
    });
  }

  return (
    <form method="post" onSubmit={submit} aria-busy={switching}>
      <Card title="Model">
        <Stack gap="lg">
          <Group align="flex-start" gap="md">
            <NativeSelect
              label="Model"
              data={models.map(({ slug, name }) => ({ value: slug, label: name }))}
              value={model}
              onChange={(event) => show({ model: event.currentTarget.value })}
              disabled={pending}
              flex="1 1 14rem"
            />
            <NativeSelect
              label="Version"
              description="Stays the same for the whole job."
              inputWrapperOrder={['label', 'input', 'description']}
              data={versions.map((number) => ({
                value: String(number),
                label: number === production ? `${number}, in production` : String(number),
              }))}
              value={String(version)}
              onChange={(event) => show({ model, version: event.currentTarget.value })}
              disabled={pending}
              w={200}
            />
          </Group>
          <div>
            <Text size="sm" fw={500} mb={6}>
              Columns it needs
            </Text>
            <FeatureList
              match={match}
              hasFile={start !== undefined && start.problem === null}
              handsOthersThrough={start?.format === 'csv'}
            />
          </div>
        </Stack>
      </Card>
      <Card title="File">
        {chosen && start ? (
          <Stack gap="md">
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <Text fw={600}>{chosen.file.name}</Text>
                <Text size="sm" c="dimmed">
                  {byteText(chosen.file.size)}, {start.format === 'csv' ? 'CSV' : 'JSON lines'}
                </Text>
              </div>
              <Button variant="default" size="xs" flex="none" onClick={() => setChosen(null)} disabled={pending}>
                Choose another
              </Button>
            </Group>
            {start.problem ? (
              <Refusal title="This file cannot be used">{start.problem}</Refusal>
            ) : (
              <CsvPreview label="First rows of the file" header={start.header} rows={start.rows} />
            )}
            {start.notes.length > 0 && (
              <List size="sm" c="dimmed">
                {start.notes.map((note) => (
                  <ListItem key={note}>{note}</ListItem>
                ))}
              </List>
            )}
            {unfit && <Refusal title="The columns do not fit the model">{unfit}</Refusal>}
            <ProblemAlert problem={problem} />
            {pending ? (
              <UploadProgress
                sentBytes={sentBytes}
                sizeBytes={chosen.file.size}
                onCancel={() => sending.current?.cancel()}
              />
            ) : (
              <div>
                <SubmitButton pending={pending} disabled={!isSendable}>
                  Start batch job
                </SubmitButton>
                <Text size="sm" c="dimmed" mt="xs">
                  Every answered row counts as one unit.
                </Text>
              </div>
            )}
          </Stack>
        ) : (
          <FileZone
            label="Input file"
            invitation="Drop a CSV or JSON lines file here, or choose one"
            reading={reading}
            onFile={choose}
          >
            A row for every question, with the columns above by name. Other columns of a CSV file are handed through.
            Its first rows are read in your browser; nothing is sent yet.
          </FileZone>
        )}
      </Card>
    </form>
  );
}

/** Why every row would fail, and what to do; null where the columns fit. A call takes no fields it does not know. */
function unfitText({ missing, others }: Match, format: InputStart['format']): string | null {
  if (missing.length > 0) {
    const what = missing.length === 1 ? 'column' : 'columns';
    return `The file has no ${what} ${listed(missing)}. Rename them in the file, or choose another model.`;
  }
  if (format === 'csv' || others.length === 0) return null;
  return `Lines of JSON may have the fields above only. Leave out ${listed(others)}, or send CSV, where other columns are handed through.`;
}

const listed = (names: readonly string[]) =>
  names.slice(0, 8).join(', ') + (names.length > 8 ? ` and ${names.length - 8} more` : '');

function Refusal({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Alert role="alert" color="red" icon={<IconAlertTriangle size={20} />} title={title}>
      {children}
    </Alert>
  );
}

/** The size goes along, so that a file cut short on its way is refused. */
function formOf(model: string, version: number, file: File): FormData {
  const form = new FormData();
  form.append('model', model);
  form.append('version', String(version));
  form.append('sizeBytes', String(file.size));
  form.append('file', file);
  return form;
}

const unreadable = (error: unknown): InputStart => ({
  format: 'csv',
  header: [],
  rows: [],
  notes: [],
  problem: `The file cannot be read: ${error instanceof Error ? error.message : error}`,
});
