import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readImage } from '#lib/inference/codecs/image';
import { pixelWriter } from '#lib/inference/codecs/picture/pixel-writer';
import { ImageFeature } from '#lib/registry/feature';

const fixtures = new URL('../../support/fixtures/image/', import.meta.url);
const fileOf = (name: string) => readFileSync(new URL(name, fixtures));
const Recorded = z.object({
  cases: z.array(
    z.object({
      name: z.string(),
      picture: z.string(),
      reference: z.string(),
      feature: z
        .record(z.string(), z.unknown())
        .transform((feature) => ImageFeature.parse({ name: 'x', type: 'image', ...feature })),
    }),
  ),
  normalised: z.object({
    picture: z.string(),
    mean: z.array(z.number()),
    std: z.array(z.number()),
    every: z.number(),
    values: z.array(z.number()),
  }),
});
const { cases, normalised } = Recorded.parse(JSON.parse(fileOf('cases.json').toString()));

type Tolerance = { mean: number; most: number };
/**
 * In steps of 255. Opening and enlarging are Pillow's own arithmetic (but for alpha, which is rounded once less);
 * shrinking is libvips', which rounds its weights and places and first halves a picture that shrinks to under a quarter; a JPEG
 * that is shrunk is unpacked with a quick transform, which leaves red and blue 1 too dark in the mean.
 */
function toleranceOf({ name, picture, feature }: (typeof cases)[number]): Tolerance {
  if (/^opened-alpha/.test(name)) return { mean: 0.5, most: 1 };
  if (/^(opened|enlarged|vit-tiny|bit-wide|bit-tall|torchvision-wide)/.test(name)) return { mean: 0, most: 0 };
  if (feature.resample === 'nearest') return { mean: 0, most: 0 };
  return { mean: picture.endsWith('.jpg') ? 1.5 : 0.8, most: 12 };
}

describe('pixels are those of the reference, within the stated tolerance', () => {
  test.each(cases.map((one) => [one.name, one.reference, one] as const))('%s (%s)', async (name, _, one) => {
    const read = await readImage(one.feature, fileOf(one.picture));
    if ('error' in read) throw new Error(read.error);
    const expected = await sharp(fileOf(`expected/${name}.png`))
      .toColourspace(one.feature.channels === 1 ? 'b-w' : 'srgb')
      .raw()
      .toBuffer();
    const { mean, most } = toleranceOf(one);
    const differences = Array.from(expected, (value, index) => Math.abs(value - read.pixels[index]!));
    expect(read.pixels.length).toBe(expected.length);
    expect(differences.reduce((sum, value) => sum + value, 0) / differences.length).toBeLessThanOrEqual(mean);
    expect(Math.max(...differences)).toBeLessThanOrEqual(most);
  });
});

test('values are scaled as transformers scales them, to 1e-6', async () => {
  const { data, info } = await sharp(fileOf(`expected/${normalised.picture}`))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const values = new Float32Array(data.length);
  pixelWriter({ ...normalised, channels: 3, layout: 'NCHW' })(data, values, 0);
  expect([info.width, info.height]).toEqual([64, 64]);
  normalised.values.forEach((value, index) => {
    expect(values[index * normalised.every]).toBeCloseTo(value, 6);
  });
});
