import type { CSSProperties } from 'react';
import classes from '#components/runs/confusion-table.module.css';
import { Card } from '#components/ui/card.tsx';
import type { ConfusionMatrix } from '#lib/training/evaluation/run-report';

/** Which classes were taken for which: a row for each true class, shaded by its share of that row. */
export function ConfusionTable({ confusion: { labels, counts } }: { confusion: ConfusionMatrix }) {
  return (
    <Card
      title="Confusion matrix"
      description="Each line is a true class, each column what was answered; the darker, the larger its share of the line."
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label="Confusion matrix">
        <table className={classes.table}>
          <caption>True classes down, answered classes across</caption>
          <thead>
            <tr>
              <th scope="col" className={classes.corner}>
                True ↓ Answered →
              </th>
              {labels.map((label) => (
                <th key={label} scope="col" title={label}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((row, actual) => (
              <tr key={labels[actual]}>
                <th scope="row" title={labels[actual]}>
                  {labels[actual]}
                </th>
                {row.map((count, predicted) => (
                  <Cell
                    key={labels[predicted]}
                    count={count}
                    share={count / Math.max(1, sum(row))}
                    isRight={actual === predicted}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}

function Cell({ count, share, isRight }: { count: number; share: number; isRight: boolean }) {
  const style: CSSProperties & Record<'--share', number> = { '--share': share };
  return (
    <td style={style} data-right={isRight || undefined}>
      {count.toLocaleString('en')}
      {count > 0 && <small>{(share * 100).toLocaleString('en', { maximumFractionDigits: 1 })} %</small>}
    </td>
  );
}

const sum = (row: readonly number[]) => row.reduce((total, count) => total + count, 0);
