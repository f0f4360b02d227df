import { type Padding, type PlainTensor, sliceRows, type Tensors } from '#lib/inference/tensors';

type PadSide = Padding['side'];

/**
 * Whether row `row` of a run of `rows` rows is answered as it was alone, to 1e-4 of the size of each value. Of outputs
 * that have something for each token, only its own tokens are looked at, and not what fills it up.
 */
export function answersAlike(
  alone: Tensors,
  together: Tensors,
  row: number,
  rows: number,
  padSide: PadSide = 'right',
): boolean {
  if (Object.values(together).some(({ dims }) => dims[0] !== rows)) return false;
  const part = sliceRows(together, row, row + 1);
  return Object.keys(alone).every((name) =>
    everyElement(alone[name]!, unpadded(part[name]!, alone[name]!, padSide), isClose),
  );
}

/** Whether two runs answered the same, to the last bit. */
export function isSame(outputs: Tensors, others: Tensors): boolean {
  return Object.keys(others).every((name) => everyElement(outputs[name]!, others[name]!, Object.is));
}

/** A row's output as long along its second dimension as it was when alone. */
function unpadded(padded: PlainTensor, { dims, data }: PlainTensor, padSide: PadSide): PlainTensor {
  const isLonger = dims.length >= 2 && padded.dims.length === dims.length && padded.dims[1]! > dims[1]!;
  if (!isLonger) return padded;
  const from = padSide === 'left' ? padded.data.length - data.length : 0;
  return { ...padded, dims, data: padded.data.slice(from, from + data.length) };
}

function isClose(value: unknown, other: unknown): boolean {
  if (typeof value !== 'number' || typeof other !== 'number') return value === other;
  return Object.is(value, other) || Math.abs(value - other) <= 1e-6 + 1e-4 * Math.abs(value);
}

function everyElement(a: PlainTensor, b: PlainTensor, fits: (value: unknown, other: unknown) => boolean): boolean {
  const [values, others]: ArrayLike<unknown>[] = [a.data, b.data];
  if (values!.length !== others!.length) return false;
  for (let index = 0; index < values!.length; index++) if (!fits(values![index], others![index])) return false;
  return true;
}
