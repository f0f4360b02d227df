import type { Outcome, RowBatch } from '#lib/batch/scoring/row-batch';
import type { ScoredPart } from '#lib/batch/scoring/score-order';

const mostPartRows = 50_000;
/** Text is turned into bytes in pieces of about this length, before it has grown old. */
const writeLength = 16 * 1024;
const mostPartBytes = 1024 * 1024;
/** A slow model's part is closed earlier, so that little is lost and there is progress to be seen. */
const mostPartMs = 2_000;

/** Gathers lines of the output into parts, and gives each away when it is full. */
export class PartWriter {
  readonly #give: (part: ScoredPart) => Promise<void>;
  #number: number;
  /** Used anew for every part: what it holds is copied on its way to the worker. */
  #content = Buffer.allocUnsafeSlow(mostPartBytes);
  #sizeBytes = 0;
  #rows = 0;
  #failedRows = 0;
  #endByte: number;
  #endLine: number;
  #beganAt = performance.now();

  constructor(
    from: { part: number; byte: number; line: number },
    preamble: string,
    give: (part: ScoredPart) => Promise<void>,
  ) {
    this.#give = give;
    this.#number = from.part;
    this.#endByte = from.byte;
    this.#endLine = from.line;
    if (preamble !== '') this.#append(preamble);
  }

  /** Adds a batch whole; settles once there is room for more. */
  async add(batch: RowBatch, outcomes: Iterable<Outcome>): Promise<void> {
    let text = '';
    let row = 0;
    for (const outcome of outcomes) {
      if ('error' in outcome) this.#failedRows++;
      text += batch.lineOf(row++, outcome);
      if (text.length < writeLength) continue;
      this.#append(text);
      text = '';
    }
    this.#append(text);
    this.#rows += batch.rowCount;
    this.#endByte = batch.endByte;
    this.#endLine = batch.endLine;
    const isFull =
      this.#rows >= mostPartRows || this.#sizeBytes >= mostPartBytes || performance.now() - this.#beganAt >= mostPartMs;
    if (isFull) await this.#close();
  }

  /** Gives what is left. */
  async end(): Promise<void> {
    if (this.#sizeBytes > 0) await this.#close();
  }

  #append(text: string): void {
    const sizeBytes = Buffer.byteLength(text);
    if (this.#sizeBytes + sizeBytes > this.#content.length) {
      const larger = Buffer.allocUnsafeSlow(2 * (this.#sizeBytes + sizeBytes));
      this.#content.copy(larger, 0, 0, this.#sizeBytes);
      this.#content = larger;
    }
    this.#content.write(text, this.#sizeBytes);
    this.#sizeBytes += sizeBytes;
  }

  async #close(): Promise<void> {
    const part: ScoredPart = {
      kind: 'part',
      number: this.#number++,
      content: this.#content.subarray(0, this.#sizeBytes),
      rows: this.#rows,
      failedRows: this.#failedRows,
      endByte: this.#endByte,
      endLine: this.#endLine,
      tookMs: performance.now() - this.#beganAt,
    };
    this.#sizeBytes = 0;
    this.#rows = 0;
    this.#failedRows = 0;
    this.#beganAt = performance.now();
    await this.#give(part);
  }
}
