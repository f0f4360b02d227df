import { LRUCache } from 'lru-cache';

/** An answer as JSON text, and when it was found, in milliseconds since 1970. */
export type Kept = { json: string; atMs: number };

/** Answers in the memory of a process, the least used of which go first. */
export type MemoryAnswers = {
  /** The answer kept under the key, unless it is older than `maxAgeMs`. */
  get(key: string, maxAgeMs: number): Kept | undefined;
  set(key: string, kept: Kept): void;
  /** Drops all whose keys begin so. */
  forget(prefix: string): void;
};

/** Beside its text, what an entry takes: its key, the record, the places in the list and the map. */
const OVERHEAD_BYTES = 300;

export function memoryAnswers(maxBytes: number): MemoryAnswers {
  const kept = new LRUCache<string, Kept>({
    maxSize: maxBytes,
    // Two bytes a character, as texts beyond Latin-1 take.
    sizeCalculation: ({ json }) => 2 * json.length + OVERHEAD_BYTES,
  });
  return {
    get(key, maxAgeMs) {
      const found = kept.get(key);
      return found && isFresh(found, maxAgeMs) ? found : undefined;
    },
    set: (key, entry) => void kept.set(key, entry),
    forget(prefix) {
      for (const key of kept.keys()) if (key.startsWith(prefix)) kept.delete(key);
    },
  };
}

export const isFresh = ({ atMs }: Pick<Kept, 'atMs'>, maxAgeMs: number) => Date.now() - atMs < maxAgeMs;
