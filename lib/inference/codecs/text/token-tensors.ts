import { AppError } from '#lib/errors';
import type { EncodedTexts } from '#lib/inference/codecs/text/encode-texts';
import { emptyData, type Padding, type PlainTensor, type Tensors, type TensorType } from '#lib/inference/tensors';

/** What of a row's tokens a graph input takes. */
export type TokenPart = 'ids' | 'mask' | 'types' | 'positions';
export type TokenInput = { name: string; part: TokenPart; type: TensorType };

/** What one call's tokens may take as tensors. */
const MAX_TOKEN_BYTES = 512 * 1024 * 1024;

/** Rows as tensors of [rows, width], where width is that of the longest, or the one that is given. */
export function tokenTensors(
  rows: readonly EncodedTexts[],
  inputs: readonly TokenInput[],
  { width, padId, padSide }: { width: number | undefined; padId: number; padSide: Padding['side'] },
): Tensors {
  const columns = width ?? rows.reduce((longest, { ids }) => Math.max(longest, ids.length), 1);
  const sizeBytes = rows.length * columns * 8 * inputs.length;
  if (sizeBytes > MAX_TOKEN_BYTES)
    throw new AppError(
      'too-large',
      `${rows.length} texts of up to ${columns} tokens are too many for a call. Send them in parts.`,
      { exceeded: { unit: 'tensorBytes', max: MAX_TOKEN_BYTES, actual: sizeBytes } },
    );
  const tensors: Tensors = {};
  for (const { name, part, type } of inputs) {
    const pad = { value: part === 'ids' ? padId : 0, side: padSide };
    const tensor: PlainTensor = { type, dims: [rows.length, columns], data: emptyData(type, rows.length * columns) };
    fill(tensor, rows, part, pad);
    tensors[name] = width === undefined ? { ...tensor, pad } : tensor;
  }
  return tensors;
}

function fill({ type, dims, data }: PlainTensor, rows: readonly EncodedTexts[], part: TokenPart, pad: Padding): void {
  const columns = dims[1]!;
  // The lower halves of 64-bit numbers: much faster than making a BigInt of each token.
  const isWide = type === 'int64';
  const numbers = isWide ? new Int32Array((data as BigInt64Array).buffer) : (data as Int32Array);
  const step = isWide ? 2 : 1;
  for (let r = 0; r < rows.length; r++) {
    const { ids, types } = rows[r]!;
    const from = pad.side === 'left' ? columns - ids.length : 0;
    if (pad.value !== 0) {
      for (let c = 0; c < from; c++) numbers[(r * columns + c) * step] = pad.value;
      for (let c = from + ids.length; c < columns; c++) numbers[(r * columns + c) * step] = pad.value;
    }
    for (let index = 0; index < ids.length; index++) {
      numbers[(r * columns + from + index) * step] =
        part === 'ids' ? ids[index]! : part === 'mask' ? 1 : part === 'types' ? types[index]! : index;
    }
  }
}
