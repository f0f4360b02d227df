import { textHash } from '#lib/training/datasets/profile/text-hash';

const mostRows = 500_000;

/** Counts rows that are copies of earlier ones, among the first half million: by a hash of 53 bits. */
export class DuplicateRows {
  readonly #seen = new Set<number>();
  checked = 0;
  duplicates = 0;

  add(row: readonly string[]): void {
    if (this.checked === mostRows) return;
    this.checked++;
    let low = 0x811c9dc5;
    let high = 0x9e3779b9;
    for (const field of row) {
      low = textHash(field, low);
      high = textHash(field, high ^ low);
    }
    const hash = (high & 0x1fffff) * 2 ** 32 + low;
    if (this.#seen.has(hash)) this.duplicates++;
    else this.#seen.add(hash);
  }
}
