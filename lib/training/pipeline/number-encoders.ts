import { type DatePart, datePart } from '#lib/training/pipeline/date-parts';
import type { Family } from '#lib/training/pipeline/fit-preparation';
import type { Encoder } from '#lib/training/pipeline/pipeline';
import { toFloat32 } from '#lib/training/pipeline/to-float32';
import type { TableColumn } from '#lib/training/table';

type NumberColumn = Extract<TableColumn, { values: unknown }>;

const dateParts: readonly DatePart[] = ['days', 'weekday', 'day-of-year'];

/**
 * How a column of numbers, booleans or dates is encoded: as it is for trees; for linear models missing values are
 * filled with the mean, said by a column of their own, and all is brought to mean 0 and standard deviation 1.
 * Empty where `rows` hold one value only.
 */
export function numberEncoders({ name, type, values }: NumberColumn, rows: Int32Array, family: Family): Encoder[] {
  const reads: ((value: number) => number)[] =
    type === 'date' ? dateParts.map((part) => (value) => datePart(value, part)) : [(value) => value];
  const encoders: Encoder[] = [];
  let anyMissing = false;
  reads.forEach((read, index) => {
    const { mean, deviation, missing, present } = momentsOf(values, rows, read);
    anyMissing ||= missing > 0 && present > 0;
    const worthwhile = family === 'trees' ? present > 0 && (deviation > 0 || missing > 0) : deviation > 0;
    if (!worthwhile) return;
    const numbers =
      family === 'trees' ? { fill: null, shift: 0, scale: 1 } : { fill: mean, shift: mean, scale: deviation };
    const part = dateParts[index]!;
    encoders.push(
      type === 'date' ? { kind: 'date', column: name, part, ...numbers } : { kind: 'number', column: name, ...numbers },
    );
  });
  if (family === 'linear' && anyMissing) encoders.push({ kind: 'missing', column: name });
  return encoders;
}

/** Mean and standard deviation in float32 of the values that are there. */
function momentsOf(values: Float64Array, rows: Int32Array, read: (value: number) => number) {
  let present = 0;
  let mean = 0;
  let squares = 0;
  // Welford, Technometrics 4, 1962.
  for (const row of rows) {
    const value = read(toFloat32(values[row]!));
    if (Number.isNaN(value)) continue;
    present++;
    const before = value - mean;
    mean += before / present;
    squares += before * (value - mean);
  }
  const deviation = present === 0 ? 0 : Math.fround(Math.sqrt(squares / present));
  // What is left of a constant after rounding is no spread.
  const isConstant = deviation <= 1e-7 * Math.abs(mean);
  return { mean: Math.fround(mean), deviation: isConstant ? 0 : deviation, missing: rows.length - present, present };
}
