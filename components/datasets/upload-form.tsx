'use client';

import { Alert, Button, Group, List, ListItem, MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { CsvPreview } from '#components/datasets/csv-preview.tsx';
import { type CsvStart, readCsvStart } from '#components/datasets/read-csv-start.ts';
import { uploadDataset } from '#components/datasets/upload-dataset.ts';
import { Card } from '#components/ui/card.tsx';
import { FileZone } from '#components/ui/file-zone.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Upload } from '#components/ui/upload.ts';
import { useCall } from '#components/ui/use-call.ts';
import { byteText } from '#components/versions/byte-text.ts';
import { UploadProgress } from '#components/versions/upload-progress.tsx';
import type { DatasetDetail } from '#lib/training/datasets/dataset-detail';

type Chosen = { file: File; start: CsvStart };
type Props = {
  /** The data set this is the next version of; a new one without it. */
  datasetId?: string;
};

/** Uploads a table: choose a file, look at its first lines, name it, send it, and go where it is read. */
export function UploadForm({ datasetId }: Props) {
  const router = useRouter();
  const { run, pending, problem, dismiss } = useCall();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [reading, setReading] = useState(false);
  const [name, setName] = useState('');
  const [pseudonymise, setPseudonymise] = useState<string[]>([]);
  const [sentBytes, setSentBytes] = useState(0);
  const upload = useRef<Upload<DatasetDetail>>(undefined);

  async function choose(file: File) {
    setReading(true);
    dismiss();
    const start = await readCsvStart(file).catch((error: unknown) => unreadable(error));
    setReading(false);
    setChosen({ file, start });
    setName(nameOf(file));
    setPseudonymise([]);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!chosen || chosen.start.problem) return;
    await run(async () => {
      setSentBytes(0);
      upload.current = uploadDataset(
        { file: chosen.file, pseudonymise, ...(datasetId ? { datasetId } : { name }) },
        setSentBytes,
      );
      const { id } = await upload.current.answered;
      router.push(`/datasets/${id}`);
      router.refresh();
    });
  }

  return (
    <form method="post" onSubmit={submit}>
      <Card title="File">
        {chosen ? (
          <Stack gap="md">
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <Text fw={600}>{chosen.file.name}</Text>
                <Text size="sm" c="dimmed">
                  {byteText(chosen.file.size)}
                  {chosen.start.header.length > 0 && `, ${countText(chosen.start.header.length, 'column')}`}
                </Text>
              </div>
              <Button variant="default" size="xs" flex="none" onClick={() => setChosen(null)} disabled={pending}>
                Choose another
              </Button>
            </Group>
            {chosen.start.problem ? (
              <Alert role="alert" color="red" icon={<IconAlertTriangle size={20} />} title="This file cannot be used">
                {chosen.start.problem}
              </Alert>
            ) : (
              <CsvPreview label="First lines of the file" header={chosen.start.header} rows={chosen.start.rows} />
            )}
            {chosen.start.notes.length > 0 && (
              <List size="sm" c="dimmed">
                {chosen.start.notes.map((note) => (
                  <ListItem key={note}>{note}</ListItem>
                ))}
              </List>
            )}
          </Stack>
        ) : (
          <FileZone label="CSV file" invitation="Drop a CSV file here, or choose one" reading={reading} onFile={choose}>
            A line of names, then a line for every row. Commas, semicolons, tabs or bars. Its first lines are read in
            your browser; nothing is sent yet.
          </FileZone>
        )}
      </Card>
      {chosen && !chosen.start.problem && (
        <Card title={datasetId ? 'Upload the next version' : 'Upload'}>
          <Stack gap="lg">
            {!datasetId && (
              <TextInput
                label="Name"
                description="As people read it; it can be changed later."
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
                maxLength={100}
                required
                withAsterisk={false}
                autoComplete="off"
                disabled={pending}
                error={problem?.at('/name')}
              />
            )}
            <MultiSelect
              label="Columns about people"
              description="Their values are replaced by pseudonyms before the file is kept; equal values stay equal. Later versions do the same."
              placeholder={pseudonymise.length === 0 ? 'None' : undefined}
              data={[...new Set(chosen.start.header)]}
              value={pseudonymise}
              onChange={setPseudonymise}
              searchable
              clearable
              disabled={pending}
              error={problem?.at('/pseudonymise')}
            />
            <ProblemAlert problem={problem} shownAtFields={['/name', '/pseudonymise']} />
            {pending ? (
              <UploadProgress
                sentBytes={sentBytes}
                sizeBytes={chosen.file.size}
                onCancel={() => upload.current?.cancel()}
              />
            ) : (
              <div>
                <SubmitButton pending={pending}>Upload data set</SubmitButton>
                <Text size="sm" c="dimmed" mt="xs">
                  Its types are found out, and you can correct them.
                </Text>
              </div>
            )}
          </Stack>
        </Card>
      )}
    </form>
  );
}

const unreadable = (error: unknown): CsvStart => ({
  header: [],
  rows: [],
  notes: [],
  problem: `The file cannot be read: ${error instanceof Error ? error.message : error}`,
});

/** `Claims_2026-11.csv` is "Claims 2026-11". */
const nameOf = ({ name }: File) =>
  name
    .replace(/\.(csv|tsv|txt)$/i, '')
    .replaceAll('_', ' ')
    .trim()
    .slice(0, 100);

const countText = (count: number, noun: string) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
