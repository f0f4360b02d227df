'use client';

import { UnstyledButton } from '@mantine/core';
import { type FileListProps, resultText } from '#components/batch/file-gallery.tsx';
import classes from '#components/batch/file-results.module.css';
import { DataTable } from '#components/ui/data-table.tsx';
import { Status } from '#components/ui/status.tsx';

/** Files and their answers, a line each. */
export function FileTable({ rows, onOpen }: FileListProps) {
  return (
    <DataTable
      label="Files and their answers"
      columns={[{ label: 'File' }, { label: 'Answer' }, { label: 'Number', numeric: true }]}
      rows={rows.map((row) => ({
        id: String(row.row),
        cells: [
          <UnstyledButton key="file" className={classes.link} onClick={() => onOpen(row)}>
            {row.file ?? `Row ${row.row + 1}`}
          </UnstyledButton>,
          row.error === null ? (
            resultText(row)
          ) : (
            <span key="error">
              <Status tone="bad">Failed</Status> {row.error}
            </span>
          ),
          (row.row + 1).toLocaleString('en'),
        ],
      }))}
    />
  );
}
