import type { CartTarget } from './cart-split.ts';
import type { Target } from './learner.ts';
import { sharedDoubles, sharedInts } from './threads/shared-arrays.ts';

/** A target as CART sums it, for all threads to see: numbers less their mean, so that squares stay exact far from zero. */
export function cartTarget(target: Target): { target: CartTarget; mean: number } {
  if (target.kind === 'classification') {
    const labels = sharedInts(target.labels.length);
    labels.set(target.labels);
    return { target: { kind: 'classification', labels, outputs: target.classCount }, mean: 0 };
  }
  const mean = target.values.reduce((sum, value) => sum + value, 0) / target.values.length;
  const values = sharedDoubles(target.values.length);
  for (let row = 0; row < values.length; row++) values[row] = target.values[row]! - mean;
  return { target: { kind: 'regression', values, outputs: 1 }, mean };
}
