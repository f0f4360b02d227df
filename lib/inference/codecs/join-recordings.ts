import { type BoundInput, tensorTypeOf } from '#lib/inference/codecs/input-writer';
import type { MediaRows } from '#lib/inference/media/media-job';
import { emptyData, type PlainTensor, type Tensors } from '#lib/inference/tensors';

/** Where in a row's dimensions the time is: `T` of `CFT`. */
export const timeAxisOf = (layout: string): number => layout.indexOf('T');

/**
 * The windows of all recordings of a call as one tensor, and its mask, where there is one: 1 for what was heard. Those
 * of different lengths are then filled up with 0 to the longest.
 */
export function joinRecordings(
  read: readonly MediaRows[],
  { layout, values, mask }: { layout: string; values: BoundInput; mask: BoundInput | undefined },
): Tensors {
  const axis = timeAxisOf(layout);
  const rowDims = [...(read[0]?.rowDims ?? [])];
  for (const { rowDims: others } of read) rowDims[axis] = Math.max(rowDims[axis]!, others[axis]!);
  const count = read.reduce((sum, { windows }) => sum + windows.length, 0);
  const size = rowDims.reduce((product, length) => product * length, 1);
  const data = new Float32Array(count * size);
  let at = 0;
  for (const rows of read) {
    copyRows(rows, rowDims, axis, data.subarray(at));
    at += rows.windows.length * size;
  }
  // Padded further where it shares a run with longer recordings; a run pads the dimension after that for rows.
  const pad = mask && axis === 0 ? { pad: { value: 0, side: 'right' } as const } : {};
  const tensor: PlainTensor = { type: 'float32', dims: [count, ...rowDims], data, ...pad };
  if (!mask) return { [values.name]: tensor };
  return { [values.name]: tensor, [mask.name]: { ...maskOf(read, rowDims[axis]!, mask), ...pad } };
}

/** Copies rows whose time is perhaps shorter than in `rowDims`; the rest stays 0. */
function copyRows({ data, rowDims: own }: MediaRows, rowDims: readonly number[], axis: number, to: Float32Array): void {
  const from = own.slice(axis).reduce((product, length) => product * length, 1);
  const step = rowDims.slice(axis).reduce((product, length) => product * length, 1);
  if (from === step) {
    to.set(data);
    return;
  }
  for (let line = 0; line * from < data.length; line++)
    to.set(data.subarray(line * from, (line + 1) * from), line * step);
}

function maskOf(read: readonly MediaRows[], times: number, input: BoundInput): PlainTensor {
  const type = tensorTypeOf(input);
  const heard = read.flatMap((rows) => rows.heard);
  const data = emptyData(type, heard.length * times);
  const one = type === 'int64' || type === 'uint64' ? 1n : 1;
  // The array was made for this element type, which the compiler cannot see.
  const marks = data as Float32Array;
  heard.forEach((count, row) => {
    marks.fill(one as number, row * times, row * times + count);
  });
  return { type, dims: [heard.length, times], data };
}
