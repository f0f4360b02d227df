import { expect } from 'vitest';

/** What is timed, made ready for that round beforehand. */
type Prepare = (round: number) => Promise<() => Promise<unknown>>;

/**
 * Expects that each kind takes, in the median, as long as the first: `factor` times at most, and no less than one in
 * `factor`. They take turns, so that a busy moment slows all kinds alike.
 */
export async function takesAsLong(kinds: Record<string, Prepare>, { rounds = 9, factor = 1.25 } = {}): Promise<void> {
  const times = Object.keys(kinds).map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [k, prepare] of Object.values(kinds).entries()) {
      const act = await prepare(round);
      const startedAt = performance.now();
      await act();
      times[k]!.push(performance.now() - startedAt);
    }
  }
  const usual = median(times[0]!);
  for (const [k, kind] of Object.keys(kinds).entries()) {
    const ratio = median(times[k]!) / usual;
    expect.soft(ratio, kind).toBeGreaterThan(1 / factor);
    expect.soft(ratio, kind).toBeLessThan(factor);
  }
}

const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1]!;
