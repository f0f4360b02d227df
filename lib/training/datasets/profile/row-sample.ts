import { ownCopy } from '#lib/training/datasets/values/own-copy';
import { createRandom } from '#lib/training/learners/random';

/** Some rows of many, each as likely as any other (Vitter's algorithm R), the same ones each time. */
export class RowSample {
  readonly rows: string[][] = [];
  readonly #most: number;
  readonly #random = createRandom(1);
  #seen = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(row: readonly string[]): void {
    const place = this.#seen < this.#most ? this.#seen : Math.floor(this.#random() * (this.#seen + 1));
    this.#seen++;
    if (place < this.#most) this.rows[place] = row.map(ownCopy);
  }
}
