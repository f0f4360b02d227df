import type { Metrics } from '#lib/training/evaluation/run-report';

/** What was measured, by key; the number of rows is no metric. */
export function metricsIn(metrics: Metrics | undefined): string[] {
  return Object.keys(metrics ?? {}).filter((name) => name !== 'rows');
}

/** A metric by its name; null where it is not defined, or not of this task. */
export function metricIn(metrics: Metrics | undefined, metric: string): number | null {
  return Object.entries(metrics ?? {}).find(([name]) => name === metric)?.[1] ?? null;
}
