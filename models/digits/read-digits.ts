import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { fitInk } from '#lib/inference/codecs/ink';
import { classCount, side } from './shape.ts';

/** Pictures [28, 28] with 0 to 255, white on black, and the digit each shows. */
export type Digits = { pictures: Uint8Array[]; digits: Int32Array };

/** The digits on a sheet: ten bands, one for each digit from 0, all of one height, packed with pictures in rows. */
export async function readDigits(name: 'train' | 'held-out'): Promise<Digits> {
  const sheet = sharp(await readFile(new URL(`${name}.png`, import.meta.url))).toColourspace('b-w');
  const { data, info } = await sheet.raw().toBuffer({ resolveWithObject: true });
  const perRow = info.width / side;
  const rowsPerDigit = info.height / side / classCount;
  const pictures = Array.from({ length: perRow * rowsPerDigit * classCount }, (_, index) => {
    const corner = Math.floor(index / perRow) * side * info.width + (index % perRow) * side;
    return new Uint8Array(side * side).map((_, p) => data[corner + Math.floor(p / side) * info.width + (p % side)]!);
  });
  return { pictures, digits: Int32Array.from(pictures, (_, index) => Math.floor(index / (perRow * rowsPerDigit))) };
}

/** A picture as the server will feed it: framed by its ink, [28, 28], 0 to 1. */
export function toInput(picture: Uint8Array): Float32Array {
  const size = { width: side, height: side };
  return Float32Array.from(fitInk({ data: picture, ...size }, size), (value) => value / 255);
}
