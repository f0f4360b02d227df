import type { TensorType } from '#lib/inference/tensors';

export type Nested = number | string | boolean | null | readonly Nested[];
type Padded =
  | { type: 'float64'; shape: number[]; data: Float64Array<ArrayBuffer> }
  | { type: 'string'; shape: number[]; data: string[] };

/**
 * Rows of nested lists as a tensor of `rank` dimensions, as long in each as the longest; what is shorter is filled up
 * with NaN, or with the empty text.
 */
export function paddedTensor(
  rows: readonly Nested[],
  type: Extract<TensorType, 'float64' | 'string'>,
  rank: number,
): Padded {
  const shape = new Array<number>(rank).fill(0);
  measure(rows, 0, shape);
  const size = shape.reduce((product, length) => product * length, 1);
  if (type === 'string') {
    const data = new Array<string>(size).fill('');
    place(rows, shape, (index, value) => {
      data[index] = String(value ?? '');
    });
    return { type, shape, data };
  }
  const data = new Float64Array(size).fill(Number.NaN);
  place(rows, shape, (index, value) => {
    data[index] = value === null ? Number.NaN : Number(value);
  });
  return { type, shape, data };
}

function measure(level: Nested, depth: number, shape: number[]): void {
  if (depth === shape.length || typeof level !== 'object' || level === null) return;
  shape[depth] = Math.max(shape[depth]!, level.length);
  for (const inner of level) measure(inner, depth + 1, shape);
}

function place(
  rows: readonly Nested[],
  shape: readonly number[],
  put: (index: number, value: number | string | boolean | null) => void,
): void {
  const steps = shape.map((_, d) => shape.slice(d + 1).reduce((product, length) => product * length, 1));
  const visit = (value: Nested, depth: number, at: number): void => {
    if (typeof value !== 'object' || value === null) put(at, value);
    else for (const [index, inner] of value.entries()) visit(inner, depth + 1, at + index * steps[depth]!);
  };
  visit(rows, 0, 0);
}
