import { Readable } from 'node:stream';

/** The bytes of a stream from `start` to `end`, both among them; what stands before is read and thrown away. */
export function partOfStream(whole: Readable, { start, end }: { start: number; end: number }): Readable {
  async function* part() {
    let at = 0;
    for await (const chunk of whole as AsyncIterable<Buffer>) {
      const piece = chunk.subarray(Math.max(0, start - at), Math.max(0, end + 1 - at));
      at += chunk.length;
      if (piece.length > 0) yield piece;
      if (at > end) return;
    }
  }
  const stream = Readable.from(part(), { objectMode: false });
  stream.once('close', () => whole.destroy());
  return stream;
}
