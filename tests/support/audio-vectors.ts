import { readFileSync } from 'node:fs';

const folder = new URL('fixtures/audio/', import.meta.url);

type Vector = { values: Float32Array; shape: number[] } & Record<string, number>;

/** What a reference implementation made of a recording; see make-vectors.py for how, by name. */
export function audioVector(name: string): Vector {
  const { offset, shape, ...more } = JSON.parse(readFileSync(new URL('vectors.json', folder), 'utf8'))[name];
  const length = shape.reduce((product: number, size: number) => product * size, 1);
  const bytes = readFileSync(new URL('vectors.bin', folder));
  const values = new Float32Array(
    bytes.buffer.slice(bytes.byteOffset + offset * 4, bytes.byteOffset + (offset + length) * 4),
  );
  return { values, shape, ...more } as Vector;
}

/** A recording of the fixtures, as a file. */
export const recording = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));

/** The samples of a 16-bit WAV file of one channel. */
export function samplesOf(name: string): Float32Array {
  const bytes = readFileSync(new URL(name, folder));
  return Float32Array.from({ length: (bytes.length - 44) / 2 }, (_, k) => bytes.readInt16LE(44 + 2 * k) / 32768);
}

export function largestDifference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let worst = found.length === expected.length ? 0 : Number.POSITIVE_INFINITY;
  for (let k = 0; k < expected.length; k++) worst = Math.max(worst, Math.abs(found[k]! - expected[k]!));
  return worst;
}
