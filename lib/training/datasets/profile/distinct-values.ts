import { HyperLogLog } from '#lib/training/datasets/profile/hyper-log-log';
import { ownCopy } from '#lib/training/datasets/values/own-copy';

/**
 * Counts the values of a column: exactly while there are at most `most` different ones. From then on their number is
 * estimated, and only the frequent ones are counted, a little too low at worst (lossy counting, Manku and Motwani 2002).
 */
export class DistinctValues {
  readonly #most: number;
  #counts = new Map<string, number>();
  #sketch: HyperLogLog | null = null;

  constructor(most: number) {
    this.#most = most;
  }

  add(text: string): void {
    this.#sketch?.add(text);
    const count = this.#counts.get(text);
    if (count !== undefined) this.#counts.set(text, count + 1);
    else {
      this.#counts.set(ownCopy(text), 1);
      if (this.#counts.size > this.#most) this.#forgetRare();
    }
  }

  get isEstimate(): boolean {
    return this.#sketch !== null;
  }

  get unique(): number {
    return this.#sketch ? Math.max(this.#sketch.count(), this.#most + 1) : this.#counts.size;
  }

  /** The most frequent values first, in the order of their text where they are equally frequent. */
  top(count: number): { value: string; count: number }[] {
    const top: { value: string; count: number }[] = [];
    for (const [value, times] of this.#counts) {
      const last = top[count - 1];
      if (last && (times < last.count || (times === last.count && value > last.value))) continue;
      const place = top.findIndex((other) => times > other.count || (times === other.count && value < other.value));
      top.splice(place < 0 ? top.length : place, 0, { value, count: times });
      if (top.length > count) top.pop();
    }
    return top;
  }

  /** The value that comes least often; null without any, or where not all are counted. */
  rarest(): { value: string; count: number } | null {
    if (this.#sketch) return null;
    let rarest: { value: string; count: number } | null = null;
    for (const [value, count] of this.#counts) if (!rarest || count < rarest.count) rarest = { value, count };
    return rarest;
  }

  #forgetRare(): void {
    if (!this.#sketch) {
      this.#sketch = new HyperLogLog();
      for (const text of this.#counts.keys()) this.#sketch.add(text);
    }
    const counts = [...this.#counts.values()].sort((a, b) => a - b);
    const limit = counts[counts.length >> 1]!;
    for (const [text, count] of this.#counts) {
      if (count <= limit) this.#counts.delete(text);
      else this.#counts.set(text, count - limit);
    }
  }
}
