'use client';

import { Button, Checkbox, Group, NativeSelect, Pagination, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { FileGallery } from '#components/batch/file-gallery.tsx';
import { FileResult } from '#components/batch/file-result.tsx';
import { FileTable } from '#components/batch/file-table.tsx';
import { labelCounts, ResultsView, shownRows, viewAddress } from '#components/batch/shown-rows.ts';
import { mostRows, useJobRows } from '#components/batch/use-job-rows.ts';
import { versionOf } from '#components/predict/version-cache.ts';
import { Card } from '#components/ui/card.tsx';
import type { BatchJobDetail } from '#lib/batch/batch-job-detail';
import type { BatchRow } from '#lib/batch/batch-rows';

/** What every file of a job was answered, as pictures or as a table, filled in as it goes. */
export function FileResults({ job }: { job: BatchJobDetail }) {
  const rows = useJobRows(job);
  const kind = useInputKind(job);
  const query = useSearchParams();
  // The address follows what is chosen, a moment later.
  const [view, setView] = useState(() => ResultsView.parse(Object.fromEntries(query)));
  const [opened, setOpened] = useState<BatchRow | null>(null);
  const labels = labelCounts(rows);
  const shown = shownRows(rows, view);
  const change = (more: Partial<ResultsView>) => {
    const next = { ...view, page: 1, ...more };
    setView(next);
    window.history.replaceState(null, '', `/batch/${job.id}${viewAddress(next)}`);
  };
  const List = view.view === 'table' ? FileTable : FileGallery;
  return (
    <Card
      title="Results"
      description={countText(job, rows.length)}
      aside={
        <Button
          component="a"
          href={`/api/v1/batch-jobs/${job.id}/output`}
          download
          variant={job.status === 'succeeded' ? 'filled' : 'default'}
          leftSection={<IconDownload size={18} />}
          flex="none"
        >
          Download
        </Button>
      }
    >
      <Group gap="md" mb="lg" align="flex-end">
        <SegmentedControl
          aria-label="How to show the results"
          data={[
            { value: 'gallery', label: 'Gallery' },
            { value: 'table', label: 'Table' },
          ]}
          value={view.view}
          onChange={(next) => change({ view: next === 'table' ? 'table' : 'gallery', page: view.page })}
        />
        {labels.length > 0 && (
          <NativeSelect
            aria-label="Label"
            data={[
              { value: '', label: 'All labels' },
              ...labels.slice(0, 200).map(([label, count]) => ({ value: label, label: `${label} (${count})` })),
            ]}
            value={view.label ?? ''}
            onChange={(event) => change({ label: event.currentTarget.value || null })}
          />
        )}
        {job.failedRows > 0 && (
          <Checkbox
            label="Errors first"
            checked={view.errors === 'first'}
            onChange={(event) => change({ errors: event.currentTarget.checked ? 'first' : 'in-place' })}
            pb={8}
          />
        )}
      </Group>
      {rows.length === 0 ? (
        <div role="status" aria-label="Reading the results">
          <Skeleton height={220} />
        </div>
      ) : shown.count === 0 ? (
        <Text c="dimmed">No file was answered with this label.</Text>
      ) : (
        <List jobId={job.id} rows={shown.rows} kind={kind} onOpen={setOpened} />
      )}
      {shown.pages > 1 && (
        <Pagination
          total={shown.pages}
          value={shown.page}
          onChange={(page) => change({ page })}
          mt="lg"
          getControlProps={(control) => ({ 'aria-label': `${control} page` })}
          getItemProps={(page) => ({ 'aria-label': `Page ${page}` })}
        />
      )}
      <FileResult jobId={job.id} row={opened} kind={kind} onClose={() => setOpened(null)} />
    </Card>
  );
}

function countText({ doneRows, totalRows, failedRows }: BatchJobDetail, read: number): string {
  const written = (count: number) => count.toLocaleString('en');
  const done = totalRows === null || doneRows === totalRows ? '' : `${written(doneRows)} of `;
  const failed = failedRows === 0 ? '' : `, ${written(failedRows)} without an answer`;
  const all = `${done}${written(totalRows ?? doneRows)} files${failed}.`;
  return doneRows > mostRows && read >= mostRows
    ? `${all} The first ${written(mostRows)} are shown here; the download has them all.`
    : all;
}

/** What the files are: the model's one feature says it. Null where that cannot be known, and until it is. */
function useInputKind({ model, version }: BatchJobDetail): string | null {
  const [kind, setKind] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    versionOf(model.slug, version).then(
      ({ manifest }) => !left && setKind(manifest?.features[0]?.type ?? null),
      () => {},
    );
    return () => {
      left = true;
    };
  }, [model.slug, version]);
  return kind;
}
