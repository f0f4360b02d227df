import type { TensorData, TensorType } from '#lib/inference/tensors';

/** The protocol's element types: what they are held as here, and the bytes of one in binary (BYTES: as many as it has). */
export const datatypes = {
  BOOL: { type: 'bool', sizeBytes: 1 },
  UINT8: { type: 'uint8', sizeBytes: 1 },
  UINT16: { type: 'uint16', sizeBytes: 2 },
  UINT32: { type: 'uint32', sizeBytes: 4 },
  UINT64: { type: 'uint64', sizeBytes: 8 },
  INT8: { type: 'int8', sizeBytes: 1 },
  INT16: { type: 'int16', sizeBytes: 2 },
  INT32: { type: 'int32', sizeBytes: 4 },
  INT64: { type: 'int64', sizeBytes: 8 },
  FP16: { type: 'float32', sizeBytes: 2 },
  BF16: { type: 'float32', sizeBytes: 2 },
  FP32: { type: 'float32', sizeBytes: 4 },
  FP64: { type: 'float64', sizeBytes: 8 },
  BYTES: { type: 'string', sizeBytes: null },
} as const satisfies Record<string, { type: TensorType; sizeBytes: number | null }>;
export type Datatype = keyof typeof datatypes;
export const datatypeNames = Object.keys(datatypes) as [Datatype, ...Datatype[]];

const byType = {
  bool: 'BOOL',
  uint8: 'UINT8',
  uint16: 'UINT16',
  uint32: 'UINT32',
  uint64: 'UINT64',
  int8: 'INT8',
  int16: 'INT16',
  int32: 'INT32',
  int64: 'INT64',
  float32: 'FP32',
  float64: 'FP64',
  string: 'BYTES',
} as const satisfies Record<TensorType, Datatype>;

/** The datatype whose elements a tensor of that type has. */
export const datatypeOf = (type: TensorType): Datatype => byType[type];

/** What a tensor holds, in row-major order. */
export type Elements = { type: Exclude<TensorType, 'string'>; data: Exclude<TensorData, string[]> } | TextElements;
/** Elements of BYTES, each made when it is asked for: a text, of binary ones the bytes, null where one is missing. */
export type TextElements = { type: 'string'; length: number; at(index: number): string | Uint8Array | null };
