'use client';

import { Stack, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState, useTransition } from 'react';
import { type ChosenInput, ChosenInputView } from '#components/batch/chosen-input.tsx';
import { matchFeatures, unfitText } from '#components/batch/match-features.ts';
import { type InputStart, readInputStart } from '#components/batch/read-input-start.ts';
import { type BatchChoice, TargetCard } from '#components/batch/target-card.tsx';
import { Card } from '#components/ui/card.tsx';
import { FileZone } from '#components/ui/file-zone.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { type Upload, upload } from '#components/ui/upload.ts';
import { useCall } from '#components/ui/use-call.ts';
import { UploadProgress } from '#components/versions/upload-progress.tsx';
import type { BatchJobDetail } from '#lib/batch/batch-job-detail';
import type { Manifest } from '#lib/registry/manifest';

type Props = BatchChoice & { features: Manifest['features'] };

/** Has every row of a file answered by a model. The choice of model and version stands in the address. */
export function NewJobForm({ features, ...choice }: Props) {
  const router = useRouter();
  const [switching, startSwitching] = useTransition();
  const { run, pending, problem, dismiss } = useCall();
  const [chosen, setChosen] = useState<ChosenInput | null>(null);
  const [reading, setReading] = useState(false);
  const [sentBytes, setSentBytes] = useState(0);
  const sending = useRef<Upload<BatchJobDetail>>(undefined);
  const isReadable = chosen !== null && chosen.start.problem === null;
  const match = matchFeatures(features, chosen?.start.header ?? []);
  const unfit = isReadable ? unfitText(match) : null;
  const isSendable = isReadable && unfit === null;

  async function choose(file: File) {
    setReading(true);
    dismiss();
    const start = await readInputStart(file).catch(unreadable);
    setReading(false);
    setChosen({ file, start });
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!chosen || !isSendable) return;
    await run(async () => {
      setSentBytes(0);
      const { file } = chosen;
      const ifCancelled = 'Unless it had arrived in full already, nothing runs: the list of batch jobs says.';
      const form = formOf(choice, file);
      sending.current = upload('/api/v1/batch-jobs', { body: form, sizeBytes: file.size, ifCancelled }, setSentBytes);
      const { id } = await sending.current.answered;
      router.push(`/batch/${id}`);
    });
  }

  return (
    <form method="post" onSubmit={submit} aria-busy={switching}>
      <TargetCard
        choice={choice}
        onChoose={(query) =>
          startSwitching(() => router.replace(`/batch/new?${new URLSearchParams(query)}`, { scroll: false }))
        }
        disabled={pending}
        match={match}
        hasFile={isReadable}
      />
      <Card title="File">
        {chosen ? (
          <Stack gap="md">
            <ChosenInputView chosen={chosen} unfit={unfit} onChooseAnother={() => setChosen(null)} disabled={pending} />
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
            A row for every question, with the columns above by name. Other columns are handed through. Its first rows
            are read in your browser; nothing is sent yet.
          </FileZone>
        )}
      </Card>
    </form>
  );
}

/** The size goes along, so that a file cut short on its way is refused. */
function formOf({ model, version }: BatchChoice, file: File): FormData {
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
