import type { TensorData, TensorType } from '#lib/inference/tensors';

// Next bundles a copy of this module beside the server's own: a row of the one is to be known in the other.
const brand = Symbol.for('bellwether.tensor-row');

/** A row of a tensor feature whose elements are typed already, in row-major order, as binary protocols bring them. */
export class TensorRow {
  readonly type: TensorType;
  readonly dims: readonly number[];
  readonly data: TensorData;
  constructor(type: TensorType, dims: readonly number[], data: TensorData) {
    this.type = type;
    this.dims = dims;
    this.data = data;
    Object.defineProperty(this, brand, { value: true });
  }

  /** No JSON can make what passes for one. */
  static [Symbol.hasInstance](value: unknown): value is TensorRow {
    return typeof value === 'object' && value !== null && brand in value;
  }
}

type Nested = number | string | boolean | null | Nested[];

/** The row as nested arrays, as a caller could have sent it in JSON. */
export function nestedRow({ type, dims, data }: TensorRow): Nested {
  const elementAt = (index: number): Nested => {
    const value = data[index]!;
    if (type === 'bool') return value !== 0;
    return typeof value === 'bigint' ? Number(value) : value;
  };
  const nest = (depth: number, from: number, size: number): Nested => {
    const length = dims[depth];
    if (length === undefined) return elementAt(from);
    const step = length === 0 ? 0 : size / length;
    return Array.from({ length }, (_, index) => nest(depth + 1, from + index * step, step));
  };
  return nest(0, 0, data.length);
}
