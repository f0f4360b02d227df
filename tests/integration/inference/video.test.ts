import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { MediaRows } from '#lib/inference/media/media-job';
import { readMedia } from '#lib/inference/media/read-media';
import { VideoFeature } from '#lib/registry/feature';

const pathOf = (name: string) => fileURLToPath(new URL(`../../support/fixtures/video/${name}`, import.meta.url));
const film = (name: string) => readFile(pathOf(name));
const vectors = z
  .array(
    z.object({
      film: z.string(),
      durationS: z.number(),
      numbers: z.array(z.number()),
      resized: z.base64(),
      centre: z.base64(),
    }),
  )
  .parse(JSON.parse(await readFile(pathOf('frames.json'), 'utf8')));

const featureOf = (options: Partial<z.input<typeof VideoFeature>> = {}) =>
  VideoFeature.parse({
    name: 'film',
    type: 'video',
    frames: 4,
    width: 24,
    height: 16,
    channels: 3,
    layout: 'THWC',
    fit: 'fill',
    resample: 'bilinear',
    ...options,
  });

const read = (file: Uint8Array, options?: Partial<z.input<typeof VideoFeature>>) =>
  readMedia({ kind: 'video', file, feature: featureOf(options) });

async function rowsOf(file: Uint8Array, options?: Partial<z.input<typeof VideoFeature>>): Promise<MediaRows> {
  const result = await read(file, options);
  if ('refused' in result) throw new Error(result.refused);
  return result;
}

/** How far values 0 to 1 are from bytes, in steps of a byte. */
function differences(values: Float32Array, bytes: Buffer) {
  expect(values.length).toBe(bytes.length);
  const steps = values.map((value, index) => Math.abs(value * 255 - bytes[index]!));
  return {
    most: steps.reduce((highest, step) => Math.max(highest, step)),
    mean: steps.reduce((sum, step) => sum + step) / steps.length,
  };
}

describe.each(vectors)('$film', ({ film: name, numbers, durationS, resized, centre }) => {
  it('gives the very frames PyAV decodes, within 3 of 255 a value, 1 in the mean', async () => {
    // The shorter side as it is, and the middle cut out: nothing is resized.
    const { data, durationS: found } = await rowsOf(await film(name), {
      frames: numbers.length,
      fit: 'crop',
      shortestEdge: 64,
    });
    const { most, mean } = differences(data, Buffer.from(centre, 'base64'));
    expect(most).toBeLessThanOrEqual(3.01);
    expect(mean).toBeLessThanOrEqual(1);
    expect(found).toBeCloseTo(durationS, 1);
  });

  it('brings frames to size as Pillow does, within 8 of 255 a value, 1 in the mean', async () => {
    const { data } = await rowsOf(await film(name), { frames: numbers.length });
    const { most, mean } = differences(data, Buffer.from(resized, 'base64'));
    expect(most).toBeLessThanOrEqual(8.01);
    expect(mean).toBeLessThanOrEqual(1);
  });
});

it('feeds the same values in every layout', async () => {
  const bytes = await film('h264.mp4');
  const [T, H, W, C] = [4, 16, 24, 3];
  const last = await rowsOf(bytes, { layout: 'THWC', mean: [0.4, 0.5, 0.6], std: [0.2, 0.3, 0.4] });
  const first = await rowsOf(bytes, { layout: 'CTHW', mean: [0.4, 0.5, 0.6], std: [0.2, 0.3, 0.4] });
  const middle = await rowsOf(bytes, { layout: 'TCHW', mean: [0.4, 0.5, 0.6], std: [0.2, 0.3, 0.4] });
  expect([last.rowDims, first.rowDims, middle.rowDims]).toEqual([
    [T, H, W, C],
    [C, T, H, W],
    [T, C, H, W],
  ]);
  for (let t = 0, at = 0; t < T; t++) {
    for (let p = 0; p < H * W; p++) {
      for (let c = 0; c < C; c++, at++) {
        expect(first.data[(c * T + t) * H * W + p]).toBe(last.data[at]);
        expect(middle.data[(t * C + c) * H * W + p]).toBe(last.data[at]);
      }
    }
  }
});

/** Where the pixel seen at (x, y) is in a stored frame of 96 × 64; a, b, c, d of the display matrix. */
const displays: [
  what: string,
  matrix: [number, number, number, number],
  at: (x: number, y: number) => [number, number],
][] = [
  ['a quarter turn to the right', [0, 1, -1, 0], (x, y) => [y, 63 - x]],
  ['half a turn', [-1, 0, 0, -1], (x, y) => [95 - x, 63 - y]],
  ['a quarter turn to the left', [0, -1, 1, 0], (x, y) => [95 - y, x]],
  ['mirrored left to right', [-1, 0, 0, 1], (x, y) => [95 - x, y]],
  ['mirrored top to bottom', [1, 0, 0, -1], (x, y) => [x, 63 - y]],
  ['mirrored and on its side', [0, 1, 1, 0], (x, y) => [y, x]],
  ['mirrored and on its other side', [0, -1, -1, 0], (x, y) => [95 - y, 63 - x]],
];

it.each(displays)('shows a film as its display matrix says: %s', async (_, [a, b, c, d], at) => {
  const bytes = await film('h264.mp4');
  const stored = await rowsOf(bytes, { frames: 1, width: 96, height: 64 });
  const matrix = bytes.indexOf('tkhd') + 4 + 40;
  for (const [place, value] of [a, b, 0, c, d].entries()) bytes.writeInt32BE(value << 16, matrix + 4 * place);
  const [width, height] = b === 0 ? [96, 64] : [64, 96];
  const seen = await rowsOf(bytes, { frames: 1, width, height });
  for (let y = 0; y < height; y += 3) {
    for (let x = 0; x < width; x += 3) {
      const [fromX, fromY] = at(x, y);
      expect(seen.data[(y * width + x) * 3], `${x}, ${y}`).toBe(stored.data[(fromY * 96 + fromX) * 3]);
    }
  }
});

it('feeds a row for each clip, with its seconds, and the same frames as when they are asked for one by one', async () => {
  const bytes = await film('long-gaps.mp4');
  const clips = await rowsOf(bytes, { frames: 2, clipSeconds: 2 });
  expect(clips.windows).toEqual([0, 2, 4, 6, 8, 10].map((startS) => ({ startS, endS: startS + 2 })));
  const whole = await rowsOf(bytes, { frames: 12 });
  expect(clips.data).toEqual(whole.data);
});

describe('refuses in words', () => {
  it.each([
    ['a recording', 'sound-only.m4a', 'has no moving pictures'],
    ['a script', 'make-films.py', 'this is something else'],
  ])('%s', async (_, name, words) => {
    expect(await read(await film(name))).toEqual({ refused: expect.stringContaining(words) });
  });

  it('a film that is cut off, wherever its index is', async () => {
    for (const name of ['h264.mp4', 'long-gaps.mp4', 'vp8.webm', 'mpeg4.avi', 'animated.gif']) {
      const bytes = await film(name);
      const cut = await read(bytes.subarray(0, Math.floor(bytes.length * 0.6)));
      expect(cut, name).toEqual({ refused: expect.stringMatching(/cut off/) });
    }
  });

  it('a film that is longer than the model takes, before it is decoded', async () => {
    expect(await read(await film('long-gaps.mp4'), { maxSeconds: 10 })).toEqual({
      refused: 'must be at most 10 seconds long',
    });
  });

  it('a film of more pixels than a decoder may hold', async () => {
    expect(await read(await film('vast.mp4'))).toEqual({
      refused: 'must have at most 4096 × 2304 pixels a frame, not 4608 × 2592',
    });
  });

  it('a film without frames', async () => {
    expect(await read(await film('no-frames.mkv'))).toEqual({ refused: expect.stringMatching(/no frames|empty/) });
  });

  it('bytes that are no film behind the first ones of one', async () => {
    const bytes = Buffer.alloc(50_000, 7);
    bytes.set((await film('h264.mp4')).subarray(0, 32));
    expect(await read(bytes)).toEqual({ refused: expect.stringContaining('must be') });
  });
});

it('reads on after a film that is damaged all over', async () => {
  for (const name of ['h264.mp4', 'h265.mp4', 'vp9.webm', 'av1.mkv', 'mpeg4.avi', 'animated.gif']) {
    const bytes = await film(name);
    for (let at = 1_000; at < bytes.length; at += 97) bytes[at] = (bytes[at]! * 7 + at) & 255;
    const result = await read(bytes);
    expect('refused' in result || result.windows.length === 1, name).toBe(true);
  }
  expect((await rowsOf(await film('h264.mp4'))).rowDims).toEqual([4, 16, 24, 3]);
});
