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
export type PlainTensor = { type: TensorType; dims: readonly number[]; data: TensorData };
/** Tensors by graph input or output name. */
export type Tensors = Record<string, PlainTensor>;

export function isTensorType(type: string): type is TensorType {
  return type === 'string' || type in arrays;
}

export function emptyData(type: TensorType, length: number): TensorData {
  return type === 'string' ? new Array<string>(length).fill('') : new arrays[type](length);
}

/**
 * Joins the tensors of several requests along the first dimension, or gives null where their other dimensions
 * differ, since then they cannot share a run.
 */
export function joinTensors(parts: readonly Tensors[]): Tensors | null {
  const first = parts[0];
  if (!first || parts.length === 1) return first ?? null;
  const joined: Tensors = {};
  for (const name in first) {
    const { type, dims } = first[name]!;
    let rows = 0;
    let length = 0;
    for (const part of parts) {
      const tensor = part[name]!;
      for (let d = 1; d < dims.length; d++) if (tensor.dims[d] !== dims[d]) return null;
      rows += tensor.dims[0] ?? 0;
      length += tensor.data.length;
    }
    joined[name] = { type, dims: [rows, ...dims.slice(1)], data: joinData(type, length, parts, name) };
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

/** Rows `from` up to, not including, `to` of every tensor. */
export function sliceRows(tensors: Tensors, from: number, to: number): Tensors {
  const result: Tensors = {};
  for (const name in tensors) {
    const { type, dims, data } = tensors[name]!;
    const rows = dims[0] ?? 1;
    const width = data.length / rows;
    const count = Math.min(to, rows) - from;
    result[name] = { type, dims: [count, ...dims.slice(1)], data: data.slice(from * width, (from + count) * width) };
  }
  return result;
}
