import classes from '#components/answers/score-table.module.css';
import { probabilityText } from '#components/charts/probability-bars.tsx';

type Props = {
  caption: string;
  /** The last is the score's. */
  columns: readonly string[];
  rows: readonly { cells: readonly string[]; colour: string; score: number }[];
};

const mostShown = 100;

/** What was found, a row each, with its score. */
export function ScoreTable({ caption, columns, rows }: Props) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={caption}>
        <table className={classes.table}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostShown).map(({ cells: [first, ...others], colour, score }, row) => (
              // Rows are known by their place.
              <tr key={row}>
                <th scope="row" style={{ borderInlineStartColor: colour }}>
                  {first}
                </th>
                {others.map((cell, index) => (
                  <td key={index}>{cell}</td>
                ))}
                <td className={classes.number} title={String(score)}>
                  {probabilityText(score)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > mostShown && (
        <p>
          The first {mostShown} of {rows.length.toLocaleString('en')} are listed; the answer as JSON has them all.
        </p>
      )}
    </>
  );
}
