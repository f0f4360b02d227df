import type { AnswerBaseline, Baseline, FeatureBaseline } from '#lib/registry/baseline';
import type { Target } from '#lib/training/learners/learner';
import { mostProbable } from '#lib/training/metrics';
import type { Pipeline } from '#lib/training/pipeline/pipeline';
import { answersPerRow, predictPipeline } from '#lib/training/pipeline/predict-pipeline';
import type { Table, TableColumn } from '#lib/training/table';

const mostFeatures = 500;
const mostTop = 20;
const longestValue = 200;
const bins = 20;
/** Shares of so many rows are within a hundredth of those of all. */
const mostRows = 20_000;

type Named = { column: TableColumn; name: string };

/** How features, target and predictions are distributed over the rows learned from. `target` is by row of the table. */
export function baselineOf(
  pipeline: Pipeline,
  table: Table,
  columns: readonly Named[],
  target: Target,
  trainRows: Int32Array,
): Baseline {
  const step = Math.max(1, Math.ceil(trainRows.length / mostRows));
  const rows = step === 1 ? trainRows : trainRows.filter((_, place) => place % step === 0);
  const features = columns.slice(0, mostFeatures).map(({ column, name }) => [name, featureBaseline(column, rows)]);
  const answers = predictPipeline(pipeline, table, rows);
  const { task } = pipeline;
  const distribution = (labels: Int32Array | null, values: Float64Array): AnswerBaseline =>
    labels && task.kind === 'classification'
      ? { kind: 'labels', shares: sharesOf(labels, task.labels) }
      : { kind: 'values', ...histogramOf(values) };
  return {
    rows: trainRows.length,
    features: Object.fromEntries(features),
    target:
      target.kind === 'classification'
        ? distribution(
            Int32Array.from(rows, (row) => target.labels[row]!),
            answers,
          )
        : distribution(
            null,
            Float64Array.from(rows, (row) => target.values[row]!),
          ),
    predictions: distribution(
      task.kind === 'classification' ? mostProbable(answers, answersPerRow(task)) : null,
      answers,
    ),
  };
}

function featureBaseline(column: TableColumn, rows: Int32Array): FeatureBaseline {
  if (column.type === 'category') return categoryBaseline(column, rows);
  if (column.type === 'text') {
    const lengths = Float64Array.from(rows, (row) => column.texts[row]!.length).filter((length) => length > 0);
    return { kind: 'lengths', ...histogramOf(lengths), missing: shareOf(rows.length - lengths.length, rows.length) };
  }
  const values = Float64Array.from(rows, (row) => column.values[row]!).filter(Number.isFinite);
  return { kind: 'numbers', ...histogramOf(values), missing: shareOf(rows.length - values.length, rows.length) };
}

function categoryBaseline(column: Extract<TableColumn, { type: 'category' }>, rows: Int32Array): FeatureBaseline {
  const counts = new Int32Array(column.categories.length);
  let present = 0;
  for (const row of rows) {
    const code = column.codes[row]!;
    if (code < 0) continue;
    counts[code]!++;
    present++;
  }
  const top = Array.from(counts, (count, code) => ({ value: column.categories[code]!, count }))
    .filter(({ value, count }) => count > 0 && value.length <= longestValue)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, mostTop);
  const listed = top.reduce((sum, { count }) => sum + count, 0);
  return {
    kind: 'categories',
    top: top.map(({ value, count }) => ({ value, share: shareOf(count, rows.length) })),
    other: shareOf(present - listed, rows.length),
    missing: shareOf(rows.length - present, rows.length),
  };
}

function sharesOf(classes: Int32Array, labels: readonly string[]): Record<string, number> {
  const counts = new Int32Array(labels.length);
  for (const label of classes) counts[label]!++;
  return Object.fromEntries(labels.map((label, index) => [label, shareOf(counts[index]!, classes.length)]));
}

/** Edges at quantiles, so that bins are about as full as each other; fewer where values repeat. */
function histogramOf(values: Float64Array): { edges: number[]; counts: number[] } {
  if (values.length === 0) return { edges: [], counts: [] };
  const sorted = values.slice().sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  const edges = [...new Set(Array.from({ length: bins + 1 }, (_, index) => at(index / bins)))];
  if (edges.length === 1) return { edges: [edges[0]!, edges[0]!], counts: [sorted.length] };
  const counts = new Array<number>(edges.length - 1).fill(0);
  let bin = 0;
  for (const value of sorted) {
    while (bin < counts.length - 1 && value >= edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  return { edges, counts };
}

const shareOf = (count: number, all: number) => (all === 0 ? 0 : Number((count / all).toFixed(6)));
