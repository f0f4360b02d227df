import type { ReactNode } from 'react';
import classes from '#components/ui/data-table.module.css';

type Column = {
  label: string;
  /** Numbers stand at the right edge. */
  numeric?: boolean;
  /** Left out where there is room for a table, but not for all of it. */
  minor?: boolean;
  /** For a column of buttons: its heading is only read out. */
  quiet?: boolean;
  /** In a compact list: takes the room of several. */
  wide?: boolean;
};

type Props = {
  /** What the table lists, for screen readers. */
  label: string;
  columns: Column[];
  rows: { id: string; cells: ReactNode[]; dimmed?: boolean }[];
  /** On a phone the cells of a row stand beside each other, for long lists of many numbers. */
  compact?: boolean;
};

/** A table that becomes a list of labelled lines on a phone. The first column names the row. */
export function DataTable({ label, columns, rows, compact }: Props) {
  return (
    <div className={classes.place}>
      <table className={classes.table} aria-label={label} data-compact={compact || undefined}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.label}
                scope="col"
                data-numeric={column.numeric || undefined}
                data-minor={column.minor || undefined}
              >
                {column.quiet ? <span className={classes.quiet}>{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells, dimmed }) => (
            <tr key={id} data-dimmed={dimmed || undefined}>
              {cells.map((cell, i) => {
                const column = columns[i]!;
                const Cell = i === 0 ? 'th' : 'td';
                return (
                  <Cell
                    key={column.label}
                    scope={i === 0 ? 'row' : undefined}
                    data-label={column.quiet ? undefined : column.label}
                    data-numeric={column.numeric || undefined}
                    data-minor={column.minor || undefined}
                    data-wide={column.wide || undefined}
                  >
                    {cell}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
