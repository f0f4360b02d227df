import { readNpy } from '#lib/inference/codecs/read-npy';
import { FLOAT32_MAX, unreadableText } from '#lib/inference/codecs/scalar';
import type { TensorRow } from '#lib/inference/tensor-row';
import { emptyData, type TensorData, type TensorType } from '#lib/inference/tensors';

type TypedRow = { data: TensorData; dims: readonly number[] };
type TypedArray = Pick<TensorRow, 'type' | 'dims' | 'data'>;

const bitsOf = /^(u?)int(8|16|32|64)$/;

/** A NumPy file as one row of a tensor, as `typedRow` has it. */
export function npyRow(
  bytes: Uint8Array,
  shape: readonly (number | null)[],
  type: TensorType,
): TypedRow | { error: string } {
  const array = readNpy(bytes);
  return 'error' in array ? array : typedRow(array, shape, type);
}

/**
 * Typed elements as one row of a tensor: `shape` is the row's shape, null where any length will do; a first dimension
 * of 1 beside it, for the row itself, may be there. Numbers of another type are taken where each fits the wanted one.
 */
export function typedRow(
  array: TypedArray,
  shape: readonly (number | null)[],
  type: TensorType,
): TypedRow | { error: string } {
  const dims = array.dims.length === shape.length + 1 && array.dims[0] === 1 ? array.dims.slice(1) : array.dims;
  const fits = dims.length === shape.length && dims.every((length, d) => shape[d] === null || shape[d] === length);
  if (!fits) {
    return { error: `must have the shape [${shape.map((length) => length ?? 'any')}], has [${array.dims}]` };
  }
  const data = converted(array, type);
  return 'error' in data ? data : { data: data.data, dims };
}

function converted({ type: from, data }: TypedArray, to: TensorType): { data: TensorData } | { error: string } {
  if (from === to) return (Array.isArray(data) ? refusedText(data) : undefined) ?? { data };
  if (Array.isArray(data) || to === 'string' || to === 'bool' || from === 'bool')
    return { error: `must hold ${to} values, has ${from}` };
  const target = emptyData(to, data.length);
  const range = rangeOf(to);
  for (let index = 0; index < data.length; index++) {
    const value = data[index]!;
    if (range && (!Number.isInteger(Number(value)) || value < range[0] || value > range[1])) {
      return { error: `must hold ${to} values, has ${value}` };
    }
    if (to === 'float32' && Number.isFinite(Number(value)) && Math.abs(Number(value)) > FLOAT32_MAX) {
      return { error: `must hold float32 values, has ${value}` };
    }
    // It was made for this type, which the compiler cannot see.
    (target as unknown[])[index] = to === 'int64' || to === 'uint64' ? BigInt(value) : Number(value);
  }
  return { data: target };
}

function refusedText(texts: readonly string[]): { error: string } | undefined {
  for (const text of texts) {
    const refused = unreadableText(text);
    if (refused) return refused;
  }
  return undefined;
}

/** The lowest and the highest of a whole number; null for a fraction. */
function rangeOf(type: TensorType): [bigint, bigint] | null {
  const [, unsigned, bits] = bitsOf.exec(type) ?? [];
  if (bits === undefined) return null;
  const size = 1n << BigInt(bits);
  return unsigned ? [0n, size - 1n] : [-size / 2n, size / 2n - 1n];
}
