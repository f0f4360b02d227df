import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Target } from '#lib/training/learners/learner';
import type { Table, TableColumn } from '#lib/training/table';
import { readCsv } from '../../models/read-csv.ts';

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Whether the real data sets stand beside the repository; a clone does not have them. */
export const hasRealData = existsSync(folder);

/** A real data set with its target taken out; `texts` names the columns of free text. */
export function readTable(file: string, target: string, kind: Target['kind'], texts: readonly string[] = []) {
  const [header = [], ...rows] = readCsv(readFileSync(`${folder}${file}`, 'utf8'));
  const valuesOf = (name: string) => rows.map((row) => (row[header.indexOf(name)] ?? '').replace(/^\?$/, ''));
  const columns = header
    .filter((name) => name !== target && valuesOf(name).some((value) => value !== ''))
    .map((name) =>
      texts.includes(name) ? { name, type: 'text' as const, texts: valuesOf(name) } : columnOf(name, valuesOf(name)),
    );
  const table: Table = { rowCount: rows.length, columns };
  return { table, target: targetOf(valuesOf(target), kind) };
}

function columnOf(name: string, values: readonly string[]): TableColumn {
  const present = values.filter((value) => value !== '');
  if (present.every((value) => Number.isFinite(Number(value)))) {
    return { name, type: 'number', values: Float64Array.from(values, (value) => (value === '' ? NaN : Number(value))) };
  }
  if (present.every((value) => /^\d{4}-\d\d-\d\d$/.test(value))) {
    return { name, type: 'date', values: Float64Array.from(values, (value) => Date.parse(value) / 86_400_000) };
  }
  const categories = [...new Set(present)].sort();
  return { name, type: 'category', codes: Int32Array.from(values, (value) => categories.indexOf(value)), categories };
}

function targetOf(values: readonly string[], kind: Target['kind']): Target {
  if (kind === 'regression') return { kind, values: Float64Array.from(values, Number) };
  const labels = [...new Set(values)].sort();
  return { kind, labels: Int32Array.from(values, (value) => labels.indexOf(value)), classCount: labels.length };
}
