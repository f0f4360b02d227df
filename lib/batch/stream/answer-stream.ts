import { Readable } from 'node:stream';
import { inOrder } from '#lib/batch/stream/in-order';
import { LineReader, type SentLine } from '#lib/batch/stream/line-reader';
import { AppError } from '#lib/errors';

/** How the lines of one stream are answered, in two steps, so that what is scored and never sent is not recorded. */
export type LineAnswers<Scored> = {
  /** The most bytes that a line may have. */
  lineBytes: number;
  /** The most lines that are scored together. */
  mostLines: number;
  /** Settles when lines may be taken: past a limit their sender waits. Gives up with `over`. */
  turn(over: AbortSignal): Promise<void>;
  score(lines: readonly SentLine[]): Promise<Scored>;
  /** The text to be sent, once it may be: called in the order of the lines. */
  record(scored: Scored): Promise<string>;
  /** The last line, for what ended the answers before the lines. */
  farewell(error: unknown): string;
};

/** Chunks of lines that are decoded and run side by side. */
const chunksAtOnce = 3;
const heldBytes = 1024 * 1024;
/** Lines of a few characters are held as objects that are larger than they. */
const heldLines = 10_000;
const answerBytes = 64 * 1024;

/**
 * The answers to the lines of `body`, in their order, while these still arrive: lines that are there together are
 * scored together. Whoever takes no answers stops the reading. With `ending` no more lines are taken and the answers
 * end after those that were. Destroying the answers ends all of it, and records nothing more.
 */
export function answerStream<Scored>(body: Readable, ending: AbortSignal, answers: LineAnswers<Scored>): Readable {
  const gone = new AbortController();
  const over = AbortSignal.any([gone.signal, ending]);
  const lines = new LineReader(body, { lineBytes: answers.lineBytes, heldBytes, heldLines });
  if (over.aborted) lines.stop();
  else over.addEventListener('abort', lines.stop);

  async function* texts(): AsyncGenerator<string> {
    try {
      for await (const scored of inOrder(chunksOf(lines, over, answers), chunksAtOnce, answers.score)) {
        if (gone.signal.aborted) return;
        yield await answers.record(scored);
      }
      if (lines.isCut) throw ending.aborted ? restarting() : endedEarly();
    } catch (error) {
      if (!gone.signal.aborted) yield answers.farewell(error);
    } finally {
      gone.abort();
    }
  }

  const made = texts();
  return new Readable({
    highWaterMark: answerBytes,
    async read() {
      const { done, value } = await made.next();
      if (!this.destroyed) this.push(done ? null : Buffer.from(value));
    },
    destroy(error, done) {
      gone.abort();
      done(error);
    },
  });
}

async function* chunksOf(
  lines: LineReader,
  over: AbortSignal,
  { mostLines, turn }: Pick<LineAnswers<unknown>, 'mostLines' | 'turn'>,
): AsyncGenerator<SentLine[]> {
  while (await lines.ready()) {
    await turn(over);
    const taken = lines.take(mostLines);
    if (taken.length > 0) yield taken;
  }
}

const restarting = () =>
  new AppError('unavailable', 'The server is restarting. Send the lines that have no answer again.');

const endedEarly = () =>
  new AppError('bad-request', 'The body ended before it was complete. Send the lines that have no answer again.');
