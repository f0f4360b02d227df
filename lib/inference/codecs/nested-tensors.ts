import { readFile } from 'node:fs/promises';
import { fileIn, isNumpyBase64 } from '#lib/inference/codecs/file-value';
import {
  type BoundInput,
  type InputWriter,
  MAX_ERRORS,
  refuse,
  tensorTypeOf,
} from '#lib/inference/codecs/input-writer';
import { nestedReader } from '#lib/inference/codecs/nested';
import { npyRow, typedRow } from '#lib/inference/codecs/npy-row';
import { FileOnDisk } from '#lib/inference/sent-file';
import { TensorRow } from '#lib/inference/tensor-row';
import { emptyData, type PlainTensor, type TensorData, type TensorType } from '#lib/inference/tensors';
import type { TensorFeature } from '#lib/registry/feature';

type ReadRow = { dims: readonly number[]; data: ArrayLike<number | bigint | string> } | { error: string };

/** Writes nested arrays, NumPy files or typed elements, one a row, into a graph input of their own. */
export function tensorWriter(feature: TensorFeature, input: BoundInput): InputWriter {
  const type = tensorTypeOf(input);
  const shape = input.shape.slice(1);
  const nested = nestedReader(shape, type);
  const readNested = (value: unknown): ReadRow => {
    if (value instanceof TensorRow) return typedRow(value, shape, type);
    const row = nested(value);
    return 'error' in row ? row : { dims: row.dims, data: row.values };
  };
  return (rows, pointerOf, found) => {
    const read: Exclude<ReadRow, { error: string }>[] = [];
    const add = (r: number, row: ReadRow) => {
      const dims = read[0]?.dims;
      if ('error' in row) {
        refuse(found, pointerOf(r), feature.name, row.error);
      } else if (dims && row.dims.some((length, d) => length !== dims[d])) {
        refuse(found, pointerOf(r), feature.name, `must have the shape of the first row, [${dims}], has [${row.dims}]`);
      } else {
        read.push(row);
      }
    };
    const tensor = (): Record<string, PlainTensor> => ({ [input.name]: joined(type, rows.length, read) });
    const values = rows.map((row) => row[feature.name]);
    if (!values.some(isFile)) {
      for (let r = 0; r < values.length && found.errors.length < MAX_ERRORS; r++) add(r, readNested(values[r]));
      return tensor();
    }
    return (async () => {
      for (let r = 0; r < values.length && found.errors.length < MAX_ERRORS; r++) {
        const value = values[r];
        add(r, isFile(value) ? npyRow(await bytesOf(value), shape, type) : readNested(value));
      }
      return tensor();
    })();
  };
}

/** A text is an element of a tensor of texts, but for the base64 of a NumPy file. */
const isFile = (value: unknown) => (typeof value === 'string' ? isNumpyBase64(value) : fileIn(value) !== null);

async function bytesOf(value: unknown): Promise<Uint8Array> {
  const file = fileIn(value)!;
  return file instanceof FileOnDisk ? readFile(file.path) : file;
}

function joined(
  type: TensorType,
  rowCount: number,
  read: readonly { dims: readonly number[]; data: ArrayLike<number | bigint | string> }[],
): PlainTensor {
  const data = emptyData(
    type,
    read.reduce((sum, row) => sum + row.data.length, 0),
  );
  let offset = 0;
  for (const row of read) {
    if (ArrayBuffer.isView(row.data)) (data as Float32Array).set(row.data as unknown as Float32Array, offset);
    // Read for this element type, which the compiler cannot see.
    else for (let index = 0; index < row.data.length; index++) (data as unknown[])[offset + index] = row.data[index];
    offset += row.data.length;
  }
  return { type, dims: [rowCount, ...(read[0]?.dims ?? [])], data: data satisfies TensorData };
}
