import { metricIn } from '#components/runs/metric-in.ts';
import { metricName, metricText } from '#components/runs/metric-words.ts';
import { partWords } from '#components/runs/part-words.ts';
import classes from '#components/runs/report-table.module.css';
import { Card } from '#components/ui/card.tsx';
import type { Fairness, RunReport } from '#lib/training/evaluation/run-report';

const shownOf: Record<RunReport['task'], readonly string[]> = {
  binary: ['selectionRate', 'truePositiveRate', 'falsePositiveRate', 'accuracy', 'precision', 'rocAuc'],
  multiclass: ['accuracy', 'precision', 'recall', 'f1', 'logLoss'],
  regression: ['rmse', 'mae', 'r2'],
};

/** Metrics of each group, with the largest differences said in sentences. */
export function FairnessTable({ fairness, task }: { fairness: Fairness; task: RunReport['task'] }) {
  const { column, part, groups, differences, leastRows, moreGroups } = fairness;
  const metrics = shownOf[task];
  const stated = metrics.flatMap((metric) => differences.filter((difference) => difference.metric === metric));
  const hasSmall = groups.some((group) => group.metrics.rows < leastRows);
  return (
    <Card title={`Groups of ${column}`} description={`Measured on the ${partWords[part].toLowerCase()} part.`}>
      {stated.length > 0 ? (
        <ul className={classes.sentences}>
          {stated.map(({ metric, difference, highest, lowest }) => (
            <li key={metric}>
              {metricName(metric)} differs by <strong>{metricText(metric, difference)}</strong>
              {difference > 0 && (
                <>
                  : highest for “{highest}”, lowest for “{lowest}”
                </>
              )}
              .
            </li>
          ))}
        </ul>
      ) : (
        <p className={classes.note}>There are not two groups of at least {leastRows} rows to compare.</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={`Metrics by group of ${column}`}>
        <table className={classes.table}>
          <caption>Metrics by group of {column}</caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <th scope="col">Rows</th>
              {metrics.map((metric) => (
                <th key={metric} scope="col">
                  {metricName(metric)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.group} data-dimmed={group.metrics.rows < leastRows || undefined}>
                <th scope="row">{group.group}</th>
                <td>{group.metrics.rows.toLocaleString('en')}</td>
                {metrics.map((metric) => (
                  <td key={metric}>{metricText(metric, ofGroup(group, metric))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {moreGroups > 0 && (
        <p className={classes.note}>
          The {groups.length} largest groups are listed, {moreGroups.toLocaleString('en')} more are not.
        </p>
      )}
      {hasSmall && (
        <p className={classes.note}>
          Groups of fewer than {leastRows} rows are listed in grey and not compared: their numbers say more about
          chance.
        </p>
      )}
    </Card>
  );
}

function ofGroup(group: Fairness['groups'][number], metric: string): number | null {
  const { selectionRate, truePositiveRate, falsePositiveRate, metrics } = group;
  const rates: Record<string, number | null> = { selectionRate, truePositiveRate, falsePositiveRate };
  return metric in rates ? rates[metric]! : metricIn(metrics, metric);
}
