import { Readable } from 'node:stream';

/** The first bytes of a stream, `atLeast` so many unless it ends before, and a stream of all of it. */
export async function peek(stream: Readable, atLeast: number): Promise<{ head: Buffer; whole: Readable }> {
  // From the first moment: a stream that fails while nobody listens ends the process.
  stream.on('error', () => {});
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const seen: Buffer[] = [];
  let sizeBytes = 0;
  let ended = false;
  while (sizeBytes < atLeast && !ended) {
    const { value, done } = await chunks.next();
    if (done) ended = true;
    else {
      seen.push(value);
      sizeBytes += value.length;
    }
  }
  const head = Buffer.concat(seen);
  async function* all() {
    yield* seen;
    for (;;) {
      const { value, done } = await chunks.next();
      if (done) return;
      yield value;
    }
  }
  const whole = Readable.from(all(), { objectMode: false });
  whole.once('close', () => stream.destroy());
  return { head, whole };
}
