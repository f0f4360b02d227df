import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readImage } from '#lib/inference/codecs/image';
import { decodeJpeg } from '#lib/inference/codecs/picture/decode-jpeg';
import { ImageFeature } from '#lib/registry/feature';

const photo = readFileSync(new URL('../../support/fixtures/image/photo.jpg', import.meta.url));
const header = { width: 320, height: 240, isProgressive: false, isCmyk: false };
const exact = () => sharp(photo).raw().toBuffer();
const half = ImageFeature.parse({
  name: 'x',
  type: 'image',
  width: 160,
  height: 120,
  channels: 3,
  fit: 'fill',
  resample: 'bilinear',
});
const read = async (file: Uint8Array, feature = half) => {
  const picture = await readImage(feature, file);
  if ('error' in picture) throw new Error(picture.error);
  return picture.pixels;
};
const meanDifference = (some: Uint8Array, others: Uint8Array) =>
  others.reduce((sum, value, index) => sum + Math.abs(value - some[index]!), 0) / others.length;

describe('a JPEG is unpacked quickly where that is safe', () => {
  test('to the pixels of the exact transform, but for 1 in the mean and 6 at most', async () => {
    const quick = (await decodeJpeg(photo, header))!;
    const pixels = await exact();
    expect(quick.data.length).toBe(pixels.length);
    expect(meanDifference(quick.data, pixels)).toBeLessThan(1.1);
    expect(pixels.every((value, index) => Math.abs(value - quick.data[index]!) <= 6)).toBe(true);
    quick.done();
  });

  test('several at once do not write over each other, and memory is used again only once it was given back', async () => {
    const dark = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#000' } })
      .jpeg()
      .toBuffer();
    const [first, second] = await Promise.all([decodeJpeg(photo, header), decodeJpeg(dark, header)]);
    const kept = Buffer.from(first!.data);
    expect(second!.data.every((value) => value < 4)).toBe(true);
    second!.done();
    const third = await decodeJpeg(dark, header);
    expect(third!.data.buffer).toBe(second!.data.buffer);
    expect(Buffer.compare(first!.data, kept)).toBe(0);
    first!.done();
    third!.done();
  });

  test.each([
    ['progressive, whose passes nothing limits', { ...header, isProgressive: true }],
    ['of inks', { ...header, isCmyk: true }],
    ['of more than 16 million pixels', { ...header, width: 5000, height: 4000 }],
    ['of another size than its header was read as', { ...header, width: 300 }],
  ])('not one %s', async (_, other) => {
    expect(await decodeJpeg(photo, other)).toBeNull();
  });

  test('not one that breaks off: it is refused in words, as ever', async () => {
    const cut = photo.subarray(0, photo.length / 2);
    expect(await decodeJpeg(cut, header)).toBeNull();
    expect(await readImage(half, cut)).toEqual({ error: expect.stringContaining('damaged or cut short') });
  });
});

test.each([3, 6, 8, 5])('a shrunk JPEG is turned as EXIF orientation %i says', async (orientation) => {
  const turned = await sharp(photo).withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer();
  const sides = orientation > 4 ? { width: 120, height: 160 } : { width: 160, height: 120 };
  const seen = await sharp(turned)
    .autoOrient()
    .resize({ ...sides, fit: 'fill', kernel: 'linear', fastShrinkOnLoad: false })
    .raw()
    .toBuffer();
  expect(meanDifference(await read(turned, { ...half, ...sides }), seen)).toBeLessThan(1.5);
});

test('a JPEG in grey is unpacked to equal channels', async () => {
  const grey = await sharp(photo).greyscale().jpeg().toBuffer();
  const pixels = await read(grey);
  for (let at = 0; at < pixels.length; at += 3) expect(pixels[at]).toBe(pixels[at + 2]);
});
