/** Keys that wait to be counted, and keys with counts that are kept, at most so many of each. */
const LIMIT = 4_000_000;

/**
 * Counts how often each of many keys, whole numbers, was added, in bounded memory: sorted batches are merged into
 * sorted counts, and where those grow too many, the rarest so far are forgotten time and again (Manku and Motwani,
 * "Approximate Frequency Counts over Data Streams", VLDB 2002).
 */
export function createKeyCounter(limit = LIMIT) {
  let waiting = new Float64Array(1024);
  let waitingCount = 0;
  let counted: Counted = { keys: new Float64Array(), counts: new Int32Array() };
  let rare = 0;

  function settle(): void {
    counted = merged(counted, waiting.subarray(0, waitingCount).sort());
    waitingCount = 0;
    while (counted.keys.length > limit) counted = atLeast(counted, ++rare + 1);
  }

  return {
    add(key: number): void {
      if (waitingCount === limit) settle();
      if (waitingCount === waiting.length) {
        const longer = new Float64Array(Math.min(limit, 2 * waitingCount));
        longer.set(waiting);
        waiting = longer;
      }
      waiting[waitingCount++] = key;
    },
    /** The keys added at least `least` times, in ascending order. */
    frequent(least: number): { key: number; count: number }[] {
      settle();
      const { keys, counts } = atLeast(counted, least);
      return Array.from(keys, (key, place) => ({ key, count: counts[place]! }));
    },
  };
}

/** Ascending keys, each once, and their counts. */
type Counted = { keys: Float64Array; counts: Int32Array };

function merged({ keys, counts }: Counted, sorted: Float64Array): Counted {
  const room = keys.length + sorted.length;
  const all = { keys: new Float64Array(room), counts: new Int32Array(room) };
  let length = 0;
  let old = 0;
  let fresh = 0;
  while (old < keys.length || fresh < sorted.length) {
    const key = Math.min(keys[old] ?? Infinity, sorted[fresh] ?? Infinity);
    let count = 0;
    if (keys[old] === key) count += counts[old++]!;
    for (; sorted[fresh] === key; fresh++) count++;
    all.keys[length] = key;
    all.counts[length++] = count;
  }
  return { keys: all.keys.subarray(0, length), counts: all.counts.subarray(0, length) };
}

function atLeast({ keys, counts }: Counted, least: number): Counted {
  const isKept = (_: unknown, place: number) => counts[place]! >= least;
  return { keys: keys.filter(isKept), counts: counts.filter(isKept) };
}
