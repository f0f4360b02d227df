import type { z } from 'zod';
import { dateText } from '#lib/csv/values/parse-date';
import type { Example } from '#lib/registry/manifest';
import { isStorable } from '#lib/registry/plain-text';
import { mostProbable } from '#lib/training/metrics';
import type { Pipeline } from '#lib/training/pipeline/pipeline';
import { answersPerRow, predictPipeline } from '#lib/training/pipeline/predict-pipeline';
import { toFloat32 } from '#lib/training/pipeline/to-float32';
import type { Table, TableColumn } from '#lib/training/table';

const mostExamples = 20;
/** Of very wide tables fewer examples are given: a manifest is read whole. */
const mostCells = 20_000;
const longestText = 5_000;
/** Examples are chosen among so many rows. */
const mostCandidates = 2_000;

type Named = { column: TableColumn; name: string };

/** Rows of the data set, from those with the lowest answer to those with the highest, and what the pipeline answers. */
export function examplesOf(
  pipeline: Pipeline,
  table: Table,
  columns: readonly Named[],
  rows: Int32Array,
): z.input<typeof Example>[] {
  const sendable = rows.filter((row) => columns.every(({ column }) => isSendable(column, row)));
  const candidates = evenly(sendable, mostCandidates);
  const answers = predictPipeline(pipeline, table, candidates);
  const width = answersPerRow(pipeline.task);
  const order = Int32Array.from(candidates, (_, place) => place).sort(
    (a, b) => answers[a * width + width - 1]! - answers[b * width + width - 1]! || a - b,
  );
  const count = Math.min(mostExamples, Math.max(2, Math.floor(mostCells / columns.length)));
  return Array.from(evenly(order, count), (place) => {
    const row = candidates[place]!;
    const input = Object.fromEntries(columns.map(({ column, name }) => [name, jsonOf(column, row)]));
    const expected = expectedOf(pipeline, answers.subarray(place * width, (place + 1) * width));
    return { name: `Row ${row + 1} of the data`, input, expected };
  });
}

function evenly(rows: Int32Array, most: number): Int32Array {
  if (rows.length <= most) return rows;
  return Int32Array.from({ length: most }, (_, index) => rows[Math.round((index * (rows.length - 1)) / (most - 1))]!);
}

/** What cannot be sent is no example: numbers beyond float32, texts with NUL characters, very long ones. */
function isSendable(column: TableColumn, row: number): boolean {
  switch (column.type) {
    case 'text':
      return isStorable(column.texts[row]!) && column.texts[row]!.length <= longestText;
    case 'category':
      return isStorable(column.categories[column.codes[row]!] ?? '');
    default:
      return Number.isNaN(column.values[row]) || !Number.isNaN(toFloat32(column.values[row]!));
  }
}

/** A value as callers send it; null where it is missing. */
export function jsonOf(column: TableColumn, row: number): string | number | boolean | null {
  if (column.type === 'text') return column.texts[row]!;
  if (column.type === 'category') return column.categories[column.codes[row]!] ?? null;
  const value = column.values[row]!;
  if (Number.isNaN(value)) return null;
  if (column.type === 'date') return dateText(value);
  return column.type === 'boolean' ? value === 1 : value;
}

function expectedOf({ task }: Pipeline, answers: Float64Array) {
  if (task.kind === 'regression') return { value: Number(answers[0]!.toPrecision(7)) };
  return {
    label: task.labels[mostProbable(answers, answers.length)[0]!]!,
    probabilities: Object.fromEntries(task.labels.map((label, place) => [label, Number(answers[place]!.toFixed(6))])),
  };
}
