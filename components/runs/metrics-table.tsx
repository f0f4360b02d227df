import { metricIn, metricsIn } from '#components/runs/metric-in.ts';
import { metricExplanation, metricName, metricText } from '#components/runs/metric-words.ts';
import { partNames, partWords } from '#components/runs/part-words.ts';
import classes from '#components/runs/report-table.module.css';
import { Card } from '#components/ui/card.tsx';
import type { Metrics, RunReport } from '#lib/training/evaluation/run-report';

/** Every metric of every part, and what each fold of a cross-validation says. */
export function MetricsTable({ report }: { report: RunReport }) {
  const { parts, heldOut, folds, positiveLabel, labels } = report;
  const shown = partNames.flatMap((name) => (parts[name] ? [{ name, metrics: parts[name] }] : []));
  const metrics = metricsIn(shown[0]?.metrics);
  return (
    <Card title="Metrics" description={whoseText(positiveLabel, labels?.length ?? 0)}>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption>Metrics by part</caption>
          <thead>
            <tr>
              <th scope="col">Metric</th>
              {shown.map(({ name }) => (
                <th key={name} scope="col">
                  {partWords[name]}
                  {name === 'validation' && folds && ', all folds'}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {metrics.map((metric) => (
              <tr key={metric}>
                <th scope="row">
                  {metricName(metric)}
                  <small>{metricExplanation(metric)}</small>
                </th>
                {shown.map(({ name, metrics }) => (
                  <td key={name} data-strong={name === heldOut || undefined}>
                    {metricText(metric, metricIn(metrics, metric))}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">Rows</th>
              {shown.map(({ name, metrics }) => (
                <td key={name}>{metrics.rows.toLocaleString('en')}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {folds && <Folds folds={folds} metrics={metrics} />}
    </Card>
  );
}

function Folds({ folds, metrics }: { folds: readonly Metrics[]; metrics: readonly string[] }) {
  return (
    <details className={classes.details}>
      <summary>Each of {folds.length} folds</summary>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption>Metrics by fold</caption>
          <thead>
            <tr>
              <th scope="col">Metric</th>
              <th scope="col">Mean ± deviation</th>
              {folds.map((_, fold) => (
                <th key={fold} scope="col">
                  Fold {fold + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {metrics.map((metric) => (
              <tr key={metric}>
                <th scope="row">{metricName(metric)}</th>
                <td data-strong>{meanText(metric, folds)}</td>
                {folds.map((fold, at) => (
                  <td key={at}>{metricText(metric, metricIn(fold, metric))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function whoseText(positiveLabel: string | null, labelCount: number): string | undefined {
  if (positiveLabel !== null) return `Precision, recall, F1 and the areas are of the class “${positiveLabel}”.`;
  return labelCount > 2 ? 'Precision, recall, F1 and the areas are plain means over all classes.' : undefined;
}

function meanText(metric: string, folds: readonly Metrics[]): string {
  const values = folds.flatMap((fold) => metricIn(fold, metric) ?? []);
  if (values.length === 0) return '–';
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return `${metricText(metric, mean)} ± ${metricText(metric, deviation)}`;
}
