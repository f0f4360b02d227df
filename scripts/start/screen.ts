import { styleText } from 'node:util';

/** Something that is wrong outside the program and that one line explains, without a stack trace. */
export class PlainFailure extends Error {}

/** What to say of an error that ends the program: one line where that is all there is to know, else everything. */
export function explain(error: unknown): unknown {
  const isPlain = error instanceof PlainFailure || (error instanceof Error && error.name === 'SettingsError');
  return isPlain ? red(error.message) : error;
}

export const bold = (text: string) => styleText('bold', text);
export const dim = (text: string) => styleText('dim', text);
export const red = (text: string) => styleText('red', text, { stream: process.stderr });
export const yellow = (text: string) => styleText('yellow', text);

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs `work` behind one line that says what goes on and, at its end, how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  process.stdout.write(`${title} … `);
  try {
    const result = await work();
    say(dim(seconds(performance.now() - started)));
    return result;
  } catch (error) {
    say(red('failed'));
    throw error;
  }
}

function seconds(elapsedMs: number): string {
  return `${(elapsedMs / 1000).toFixed(elapsedMs < 10_000 ? 1 : 0)} s`;
}
