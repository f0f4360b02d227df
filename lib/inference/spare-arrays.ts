import type { Tensors } from '#lib/inference/tensors';
import { processShared } from '#lib/process-shared';

const mostSpare = 16;

type Spare = { byLength: Map<number, Float32Array<ArrayBuffer>[]>; taken: WeakSet<Float32Array> };
const spare = () =>
  processShared('spare-arrays', (): Spare => ({ byLength: new Map(), taken: new WeakSet<Float32Array>() }));

/**
 * An array for a tensor that is written anew from its first to its last element: one that was given back where there is
 * one. A new one for every picture, 600 kB each, would keep the garbage collector busy for a fifth of the time.
 */
export function takeFloats(length: number): Float32Array<ArrayBuffer> {
  const { byLength, taken } = spare();
  const array = byLength.get(length)?.pop() ?? new Float32Array(length);
  taken.add(array);
  return array;
}

/** Gives back what tensors were taken for that nobody reads any more; what was not taken here stays as it is. */
export function giveBack(tensors: Tensors): void {
  const { byLength, taken } = spare();
  for (const name in tensors) {
    const { data } = tensors[name]!;
    if (!(data instanceof Float32Array) || !taken.delete(data)) continue;
    const kept = byLength.get(data.length) ?? [];
    if (kept.length >= mostSpare || (kept.length === 0 && byLength.size >= mostSpare)) continue;
    kept.push(data);
    byLength.set(data.length, kept);
  }
}
