import { isMissing } from '#lib/csv/values/missing';
import type { ColumnSpec } from '#lib/training/datasets/dataset-schema';
import { ownCopy } from '#lib/training/datasets/values/own-copy';
import { valueParser } from '#lib/training/datasets/values/value-parser';

const bins = 20;

export type Misfit = { count: number; firstLine: number; firstText: string };

/** Mean, spread and histogram of a column of numbers, booleans or dates whose range is known. */
export class ValueStatistics {
  readonly #parse: (text: string) => number;
  /** What the histogram spans. */
  readonly #span: { min: number; max: number } | null;
  readonly #counts = new Array<number>(bins).fill(0);
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;
  #mean = 0;
  /** Sum of squared differences from the mean (Welford 1962). */
  #squares = 0;
  count = 0;
  misfit: Misfit | null = null;

  constructor(spec: ColumnSpec, span: { min: number; max: number } | null) {
    this.#parse = valueParser(spec)!;
    this.#span = span;
  }

  add(field: string, line: number): void {
    const text = field.trim();
    const value = this.#parse(text);
    if (Number.isNaN(value)) {
      if (!isMissing(text)) this.#addMisfit(text, line);
      return;
    }
    this.count++;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
    const difference = value - this.#mean;
    this.#mean += difference / this.count;
    this.#squares += difference * (value - this.#mean);
    if (!this.#span) return;
    const { min, max } = this.#span;
    const bin = max > min ? Math.floor(((value - min) / (max - min)) * bins) : 0;
    this.#counts[Math.min(bins - 1, Math.max(0, bin))]!++;
  }

  /** Between which values they lie; null without any. */
  get range(): { min: number; max: number } | null {
    return this.count > 0 ? { min: this.#min, max: this.#max } : null;
  }

  get mean(): number | null {
    return this.count > 0 ? this.#mean : null;
  }

  get std(): number | null {
    return this.count > 1 ? Math.sqrt(this.#squares / (this.count - 1)) : null;
  }

  /** Twenty bins of equal width; one, where all values are the same. */
  get histogram(): { edges: number[]; counts: number[] } | null {
    if (!this.#span || this.count === 0) return null;
    const { min, max } = this.#span;
    if (min === max) return { edges: [min, max], counts: [this.count] };
    const edges = Array.from({ length: bins + 1 }, (_, bin) => (bin === bins ? max : min + ((max - min) / bins) * bin));
    return { edges, counts: this.#counts };
  }

  #addMisfit(text: string, line: number): void {
    this.misfit ??= { count: 0, firstLine: line, firstText: ownCopy(text.slice(0, 40)) };
    this.misfit.count++;
  }
}
