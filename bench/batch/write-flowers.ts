import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Writes a CSV file of that many random flowers, the same ones every time. */
export async function writeFlowers(path: string, rows: number): Promise<void> {
  await pipeline(Readable.from(chunks(rows)), createWriteStream(path));
}

function* chunks(rows: number): Generator<string> {
  let state = 20;
  /** A linear congruential generator (Numerical Recipes): any flowers will do. */
  const between = (low: number, high: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (low + ((high - low) * state) / 2 ** 32).toFixed(1);
  };
  let text = 'sepal_length,sepal_width,petal_length,petal_width\n';
  for (let row = 0; row < rows; row++) {
    text += `${between(4.3, 7.9)},${between(2, 4.4)},${between(1, 6.9)},${between(0.1, 2.5)}\n`;
    if (text.length < 256 * 1024) continue;
    yield text;
    text = '';
  }
  yield text;
}
