import { colourOf } from '#components/charts/series.ts';
import classes from '#components/runs/compare.module.css';
import { tookText } from '#components/runs/duration-text.ts';
import { metricIn, metricsIn } from '#components/runs/metric-in.ts';
import { lowIsBetter, metricExplanation, metricName, metricText } from '#components/runs/metric-words.ts';
import { partWords } from '#components/runs/part-words.ts';
import table from '#components/runs/report-table.module.css';
import { Card } from '#components/ui/card.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { RunReport } from '#lib/training/evaluation/run-report';
import type { RunDetail } from '#lib/training/runs/run-detail';

export type Compared = { run: RunDetail; report: RunReport; name: string };

/** The metrics of runs side by side, of what each held out, with the best of each marked. */
export function CompareMetrics({ runs }: { runs: readonly Compared[] }) {
  const metrics = [...new Set(runs.flatMap(({ report }) => metricsIn(report.parts[report.heldOut])))];
  const ofRun = ({ report }: Compared, metric: string) => metricIn(report.parts[report.heldOut], metric);
  return (
    <Card title="Metrics" description="Of the rows each run did not learn from; the best of each line is marked.">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={table.scroll} tabIndex={0} aria-label="Metrics side by side">
        <table className={table.table}>
          <caption>Metrics side by side</caption>
          <thead>
            <tr>
              <th scope="col">Metric</th>
              {runs.map(({ run, name }, index) => (
                <th key={run.id} scope="col">
                  <span className={classes.key} style={{ background: colourOf(index) }} aria-hidden="true" />
                  <TextLink href={`/runs/${run.id}`} underline="hover">
                    {name}
                  </TextLink>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {metrics.map((metric) => {
              const best = bestOf(
                metric,
                runs.map((run) => ofRun(run, metric)),
              );
              return (
                <tr key={metric}>
                  <th scope="row">
                    {metricName(metric)}
                    <small>
                      {metricExplanation(metric)}
                      {lowIsBetter(metric) && '; lower is better'}
                    </small>
                  </th>
                  {runs.map((run) => (
                    <Value key={run.run.id} metric={metric} value={ofRun(run, metric)} best={best} />
                  ))}
                </tr>
              );
            })}
            <tr>
              <th scope="row">Measured on</th>
              {runs.map(({ run, report }) => (
                <td key={run.id}>
                  {partWords[report.heldOut]}, {(report.parts[report.heldOut]?.rows ?? 0).toLocaleString('en')} rows
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">Took</th>
              {runs.map(({ run }) => (
                <td key={run.id}>{tookText(run)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
    </Card>
  );
}

function Value({ metric, value, best }: { metric: string; value: number | null; best: number | null }) {
  const isBest = value !== null && value === best;
  return (
    <td data-strong={isBest || undefined}>
      {isBest && <span className={classes.best}>best </span>}
      {metricText(metric, value)}
    </td>
  );
}

/** The best of several values; null where all are the same, since none is better then. */
function bestOf(metric: string, values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (new Set(known).size < 2) return null;
  return lowIsBetter(metric) ? Math.min(...known) : Math.max(...known);
}
