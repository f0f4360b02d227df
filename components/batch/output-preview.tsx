'use client';

import { Button, Skeleton, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { type InputStart, readInputStart } from '#components/batch/read-input-start.ts';
import { CsvPreview } from '#components/datasets/csv-preview.tsx';
import { Card } from '#components/ui/card.tsx';
import { byteText } from '#components/versions/byte-text.ts';
import type { BatchJobDetail } from '#lib/batch/batch-job-detail';

const previewBytes = 64 * 1024;

/** The first rows of a job's output, and the way to all of it. */
export function OutputPreview({ job }: { job: BatchJobDetail }) {
  const [start, setStart] = useState<InputStart | null>(null);
  const path = `/api/v1/batch-jobs/${job.id}/output`;
  useEffect(() => {
    const controller = new AbortController();
    readBeginning(path, controller.signal)
      .then((beginning) => readInputStart(new File([beginning], 'output')))
      .then(setStart, () => {});
    return () => controller.abort();
  }, [path]);
  return (
    <Card
      title="Output"
      description="Every row of the input, in order, with its answer or its own error."
      aside={
        <Button
          component="a"
          href={path}
          download
          variant={job.status === 'succeeded' ? 'filled' : 'default'}
          leftSection={<IconDownload size={18} />}
          flex="none"
        >
          Download
        </Button>
      }
    >
      {start === null ? (
        <Skeleton height={180} aria-label="Reading the output" />
      ) : (
        <CsvPreview label="First rows of the output" header={start.header} rows={start.rows} />
      )}
      <Text size="sm" c="dimmed" mt="sm">
        {byteText(job.outputBytes)} in all.
      </Text>
    </Card>
  );
}

/** The whole lines within the first bytes of an answer; the rest is not fetched. */
async function readBeginning(path: string, signal: AbortSignal): Promise<Blob> {
  const { body, ok } = await fetch(path, { signal });
  if (!ok || !body) throw new Error('no output');
  const reader = body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  while (size < previewBytes) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks);
    chunks.push(value);
    size += value.length;
  }
  await reader.cancel();
  const beginning = new Blob(chunks);
  const bytes = new Uint8Array(await beginning.arrayBuffer());
  return beginning.slice(0, bytes.lastIndexOf(10) + 1);
}
