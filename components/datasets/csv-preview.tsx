import { Text } from '@mantine/core';
import classes from '#components/datasets/csv-preview.module.css';

type Props = {
  /** What the table shows, for screen readers. */
  label: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
  /** The most columns drawn; the rest is counted. */
  mostColumns?: number;
};

/** Rows of a file as they are in it; scrolls sideways by itself. */
export function CsvPreview({ label, header, rows, mostColumns = 60 }: Props) {
  const hidden = header.length - mostColumns;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.place} tabIndex={0} aria-label={label}>
        <table className={classes.table}>
          <thead>
            <tr>
              {header.slice(0, mostColumns).map((name, i) => (
                <th key={i} scope="col" title={name}>
                  {name || <span className={classes.none}>no name</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {row.slice(0, mostColumns).map((value, k) => (
                  <td key={k} title={value.length > 40 ? value.slice(0, 1000) : undefined}>
                    {value === '' ? <span className={classes.none}>empty</span> : value.slice(0, 200)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {hidden > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          and {hidden.toLocaleString('en')} more columns
        </Text>
      )}
    </>
  );
}
