'use client';

import { type ReactNode, useState } from 'react';
import classes from '#components/charts/chart-figure.module.css';

type Props = {
  title: string;
  drawing: ReactNode;
  heightPx: number;
  /** The numbers of the drawing; asked for once somebody wants to read them. None where they stand beside it anyhow. */
  table?: () => { columns: readonly string[]; rows: readonly (readonly string[])[] };
};

/** A chart with its title, and its numbers as a table to open. */
export function ChartFigure({ title, drawing, heightPx, table }: Props) {
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.title}>{title}</figcaption>
      <div aria-hidden="true" style={{ minHeight: heightPx }}>
        {drawing}
      </div>
      {table && <NumbersTable title={title} table={table} />}
    </figure>
  );
}

function NumbersTable({ title, table }: Required<Pick<Props, 'title' | 'table'>>) {
  const [open, setOpen] = useState(false);
  const { columns, rows } = open ? table() : { columns: [], rows: [] };
  return (
    <details className={classes.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The same as a table</summary>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={classes.scroll} tabIndex={0} aria-label={`${title}, as a table`}>
          <table className={classes.table}>
            <caption>{title}</caption>
            <thead>
              <tr>
                {columns.map((column, index) => (
                  <th key={index} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((cells, row) => (
                <tr key={row}>
                  {cells.map((cell, index) =>
                    index === 0 ? (
                      <th key={index} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={index}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
