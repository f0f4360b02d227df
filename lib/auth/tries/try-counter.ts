import { LRUCache } from 'lru-cache';

/** Counts tries per subject (an e-mail, an address) over the last `windowMs`, in this process. */
export class TryCounter {
  readonly #tries = new LRUCache<string, number[]>({ max: 50_000 });
  readonly #limit: number;
  readonly #windowMs: number;

  constructor(limit: number, windowMs: number) {
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  /** Counts one try for every subject, or refuses (false) and counts nothing where one of them has had its share. */
  take(subjects: string[], nowMs: number): boolean {
    const held = subjects.map((subject) => this.#recent(subject, nowMs));
    if (held.some((tries) => tries.length >= this.#limit)) return false;
    subjects.forEach((subject, i) => void this.#tries.set(subject, [...held[i]!, nowMs]));
    return true;
  }

  /** Takes back a try that turned out well: only those that fail use up the share. */
  giveBack(subjects: string[], takenAtMs: number): void {
    for (const subject of subjects) {
      const tries = this.#tries.get(subject) ?? [];
      const at = tries.indexOf(takenAtMs);
      if (at >= 0) this.#tries.set(subject, tries.toSpliced(at, 1));
    }
  }

  #recent(subject: string, nowMs: number): number[] {
    return (this.#tries.get(subject) ?? []).filter((at) => at > nowMs - this.#windowMs);
  }
}
