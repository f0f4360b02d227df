import type { Readable } from 'node:stream';

/** A line as it was sent, without its line feed; `bytes` null for one that is longer than a line may be. */
export type SentLine = { number: number; bytes: Buffer | null };

type Limits = { lineBytes: number; heldBytes: number; heldLines: number };

const lineFeed = 10;
const carriageReturn = 13;

/**
 * Reads lines as they arrive and holds those that nobody has taken: past the limits its source is paused, and so its
 * sender waits. Empty lines are counted and left out. Of a line that is too long no more than `lineBytes` is held.
 */
export class LineReader {
  readonly #body: Readable;
  readonly #limits: Limits;
  #held: SentLine[] = [];
  #heldBytes = 0;
  /** Of the line whose end has not arrived. */
  #rest: Buffer[] = [];
  #restBytes = 0;
  #isSkipping = false;
  #number = 0;
  #isOver = false;
  #isCut = false;
  #wake: () => void = () => {};

  constructor(body: Readable, limits: Limits) {
    this.#body = body;
    this.#limits = limits;
    body.on('data', this.#onData).on('end', this.#onEnd).on('error', this.stop).on('close', this.#onClose);
  }

  /** Bytes of the source that are held here. */
  get heldBytes(): number {
    return this.#heldBytes + this.#restBytes;
  }

  /** Whether lines were left: the source broke off, or the reading was stopped. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** Settles with true once there is a line to take, with false once there will be none. */
  async ready(): Promise<boolean> {
    while (this.#held.length === 0 && !this.#isOver) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#held.length > 0;
  }

  /** Up to so many of the lines that are there. */
  take(mostLines: number): SentLine[] {
    const taken = this.#held.splice(0, mostLines);
    for (const { bytes } of taken) this.#heldBytes -= bytes?.length ?? 0;
    if (!this.#isOver && !this.#isFull()) this.#body.resume();
    return taken;
  }

  /** Reads no further, and forgets what nobody has taken; the source itself is left as it is. */
  readonly stop = (): void => {
    if (!this.#isOver || this.#held.length > 0) this.#isCut = true;
    this.#held = [];
    this.#heldBytes = 0;
    this.#rest = [];
    this.#restBytes = 0;
    this.#finish();
  };

  readonly #onData = (chunk: Buffer): void => {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      this.#add(chunk.subarray(start, end));
      this.#endLine();
      start = end + 1;
    }
    if (start < chunk.length) this.#add(chunk.subarray(start));
    if (this.#isFull()) this.#body.pause();
    if (this.#held.length > 0) this.#wake();
  };

  readonly #onEnd = (): void => {
    if (this.#restBytes > 0) this.#endLine();
    this.#finish();
  };

  readonly #onClose = (): void => {
    if (!this.#isOver) this.stop();
  };

  #add(piece: Buffer): void {
    if (this.#isSkipping) return;
    this.#rest.push(piece);
    this.#restBytes += piece.length;
    if (this.#restBytes <= this.#limits.lineBytes) return;
    // Told at once: its end may never come.
    this.#hold(null);
    this.#isSkipping = true;
    this.#rest = [];
    this.#restBytes = 0;
  }

  #endLine(): void {
    if (!this.#isSkipping) this.#hold(this.#rest.length === 1 ? this.#rest[0]! : Buffer.concat(this.#rest));
    this.#isSkipping = false;
    this.#rest = [];
    this.#restBytes = 0;
  }

  #hold(bytes: Buffer | null): void {
    this.#number++;
    if (bytes && (bytes.length === 0 || (bytes.length === 1 && bytes[0] === carriageReturn))) return;
    this.#held.push({ number: this.#number, bytes });
    this.#heldBytes += bytes?.length ?? 0;
  }

  #isFull(): boolean {
    return this.#heldBytes >= this.#limits.heldBytes || this.#held.length >= this.#limits.heldLines;
  }

  #finish(): void {
    this.#isOver = true;
    this.#body.off('data', this.#onData).off('end', this.#onEnd);
    this.#wake();
  }
}
