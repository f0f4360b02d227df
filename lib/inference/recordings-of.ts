import type { Decoded } from '#lib/inference/compile-codec';
import { tensorRowsOf } from '#lib/inference/row-note';
import { sliceRows, type Tensors } from '#lib/inference/tensors';

/** The windows of each recording of a call by themselves, for graphs that carry state from one to the next. */
export function recordingsOf({ feeds, tensorRows, notes }: Decoded): { feeds: Tensors; tensorRows: number }[] {
  if (notes.length <= 1) return [{ feeds, tensorRows }];
  let from = 0;
  return notes.map((note) => {
    const count = tensorRowsOf(note);
    from += count;
    return { feeds: sliceRows(feeds, from - count, from), tensorRows: count };
  });
}
