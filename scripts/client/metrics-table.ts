import { metricNames } from '#lib/training/evaluation/metric-names';
import type { RunReport } from '#lib/training/evaluation/run-report';

/** A report's metrics as text: a line for each metric, a column for each part. */
export function metricsTable({ parts }: Pick<RunReport, 'parts'>): string {
  const columns = Object.entries(parts).flatMap(([part, metrics]) =>
    metrics ? [{ part, values: new Map<string, number | null>(Object.entries(metrics)) }] : [],
  );
  const names = [...(columns[0]?.values.keys() ?? [])];
  const cell = (value: number | null | undefined) =>
    (value == null ? '–' : Number.isInteger(value) ? String(value) : value.toFixed(4)).padStart(12);
  const head = ''.padEnd(12) + columns.map(({ part }) => part.padStart(12)).join('');
  const lines = names.map(
    (name) => (metricNames[name] ?? name).padEnd(12) + columns.map(({ values }) => cell(values.get(name))).join(''),
  );
  return [head, ...lines].join('\n');
}
