import classes from '#components/runs/importance-table.module.css';
import { lowIsBetter, metricName, metricText } from '#components/runs/metric-words.ts';
import { Card } from '#components/ui/card.tsx';
import type { Importance, RunReport } from '#lib/training/evaluation/run-report';

const mostShown = 15;

/** What each column matters: by shuffling it, and by what splits on it gained. */
export function ImportanceTable({ report: { importances, importanceMetric } }: { report: RunReport }) {
  const hasGain = importances.some(({ gain }) => gain !== null);
  const rest = importances.slice(mostShown);
  const drop = `${metricName(importanceMetric)} ${lowIsBetter(importanceMetric) ? 'rises' : 'drops'}`;
  const table = (shown: readonly Importance[], caption: string) => (
    <table className={classes.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col" colSpan={2}>
            When shuffled
          </th>
          {hasGain && (
            <th scope="col" colSpan={2}>
              Share of gain
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ column, gain, permutation, permutationStd }) => (
          <tr key={column}>
            <th scope="row" title={column}>
              {column}
            </th>
            <Bar share={permutation / largest(importances, ({ permutation }) => permutation)} />
            <td className={classes.number}>
              {metricText(importanceMetric, permutation)}
              <small> ± {metricText(importanceMetric, permutationStd)}</small>
            </td>
            {hasGain && (
              <>
                <Bar share={(gain ?? 0) / largest(importances, ({ gain }) => gain ?? 0)} quiet />
                <td className={classes.number}>
                  {((gain ?? 0) * 100).toLocaleString('en', { maximumFractionDigits: 1 })} %
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <Card
      title="What it goes by"
      description={`How much ${drop} when a column is shuffled${hasGain ? ', and its share of what all splits gained' : ''}. Columns that say the same share their weight.`}
    >
      {table(importances.slice(0, mostShown), 'Columns by importance')}
      {rest.length > 0 && (
        <details className={classes.details}>
          <summary>{rest.length === 1 ? '1 more column' : `${rest.length} more columns`}</summary>
          {table(rest, 'More columns by importance')}
        </details>
      )}
    </Card>
  );
}

function Bar({ share, quiet }: { share: number; quiet?: boolean }) {
  return (
    <td className={classes.track} aria-hidden="true">
      <div data-quiet={quiet || undefined} style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
    </td>
  );
}

function largest(importances: readonly Importance[], of: (importance: Importance) => number): number {
  return Math.max(...importances.map(of), Number.MIN_VALUE);
}
