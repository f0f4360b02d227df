/**
 * Shares a whole amount out by weights, so that the shares add up to it: each gets its part rounded down, and what is
 * left goes, one each, to the largest remainders, the earlier one where they are equal (Hamilton's method). `amount` and
 * weights are not negative; throws RangeError where all weights are zero.
 */
export function shareOut(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) throw new RangeError('there is nothing to share by');
  const shares = weights.map((weight) => (amount * weight) / total);
  const left = amount - shares.reduce((sum, share) => sum + share, 0n);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (amount * weight) % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder.slice(0, Number(left))) shares[index]! += 1n;
  return shares;
}
