/** Tensors as plain values: they cross process borders as they are and know nothing of onnxruntime. */

const arrays = {
  float32: Float32Array,
  float64: Float64Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int8: Int8Array,
  uint8: Uint8Array,
  bool: Uint8Array,
} as const;

export type TensorType = keyof typeof arrays | 'string';
export type TensorData = InstanceType<(typeof arrays)[keyof typeof arrays]> | string[];
export type PlainTensor = {
  type: TensorType;
  dims: readonly number[];
  data: TensorData;
  /** Where rows may be made longer along their second dimension, so that they fit beside longer ones. */
  pad?: Padding;
};
/** What rows are filled up with, and on which side of what they hold. */
export type Padding = { value: number; side: 'left' | 'right' };
/** Tensors by graph input or output name. */
export type Tensors = Record<string, PlainTensor>;

export function isTensorType(type: string): type is TensorType {
  return type === 'string' || type in arrays;
}

export function emptyData(type: TensorType, length: number): TensorData {
  return type === 'string' ? new Array<string>(length).fill('') : new arrays[type](length);
}

/** The elements that a buffer holds, in the machine's byte order. */
export function numbersIn(type: Exclude<TensorType, 'string'>, buffer: ArrayBuffer): Exclude<TensorData, string[]> {
  return new arrays[type](buffer);
}

/**
 * Joins the tensors of several requests along the first dimension; what may be padded, to the longest. Gives null where
 * other dimensions differ, since then they cannot share a run.
 */
export function joinTensors(parts: readonly Tensors[]): Tensors | null {
  const first = parts[0];
  if (!first || parts.length === 1) return first ?? null;
  const joined: Tensors = {};
  for (const name in first) {
    const { type, dims, pad } = first[name]!;
    let rows = 0;
    let length = 0;
    let width = dims[1];
    let isPadded = false;
    for (const part of parts) {
      const tensor = part[name]!;
      for (let d = 1; d < dims.length; d++) {
        if (tensor.dims[d] === dims[d]) continue;
        if (d !== 1 || !pad) return null;
        isPadded = true;
        width = Math.max(width!, tensor.dims[1]!);
      }
      rows += tensor.dims[0] ?? 0;
      length += tensor.data.length;
    }
    const joinedDims = isPadded ? [rows, width!, ...dims.slice(2)] : [rows, ...dims.slice(1)];
    const data = isPadded ? joinPadded(type, joinedDims, parts, name, pad!) : joinData(type, length, parts, name);
    joined[name] = pad ? { type, dims: joinedDims, data, pad } : { type, dims: joinedDims, data };
  }
  return joined;
}

function joinData(type: TensorType, length: number, parts: readonly Tensors[], name: string): TensorData {
  if (type === 'string') return parts.flatMap((part) => part[name]!.data as string[]);
  const data = new arrays[type](length);
  let offset = 0;
  for (const part of parts) {
    const source = part[name]!.data;
    // `set` exists on every typed array, but not with a signature common to all of them.
    (data as Float32Array).set(source as Float32Array, offset);
    offset += source.length;
  }
  return data;
}

function joinPadded(
  type: TensorType,
  dims: readonly number[],
  parts: readonly Tensors[],
  name: string,
  { value, side }: Padding,
): TensorData {
  const rowLength = dims.slice(1).reduce((product, size) => product * size, 1);
  if (type === 'string') throw new TypeError('texts are not padded');
  // As in joinData: no signature is common to all typed arrays.
  const joined = new arrays[type](dims[0]! * rowLength);
  const data = joined as Float32Array;
  const isBig = type === 'int64' || type === 'uint64';
  if (value !== 0) data.fill((isBig ? BigInt(value) : value) as number);
  let row = 0;
  for (const part of parts) {
    const source = part[name]!.data as Float32Array;
    const rows = part[name]!.dims[0] ?? 0;
    const length = rows > 0 ? source.length / rows : 0;
    const shift = side === 'left' ? rowLength - length : 0;
    for (let r = 0; r < rows; r++, row++)
      data.set(source.subarray(r * length, (r + 1) * length), row * rowLength + shift);
  }
  return joined;
}

/** How many elements all tensors have together. */
export function elementsOf(tensors: Tensors): number {
  let count = 0;
  for (const name in tensors) count += tensors[name]!.data.length;
  return count;
}

/** Rows `from` up to, not including, `to` of every tensor. */
export function sliceRows(tensors: Tensors, from: number, to: number): Tensors {
  const result: Tensors = {};
  for (const name in tensors) {
    const { type, dims, data, pad } = tensors[name]!;
    const rows = dims[0] ?? 1;
    const width = data.length / rows;
    const count = Math.min(to, rows) - from;
    const part = { type, dims: [count, ...dims.slice(1)], data: data.slice(from * width, (from + count) * width) };
    result[name] = pad ? { ...part, pad } : part;
  }
  return result;
}
