import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { codecOf, decodeAll } from './codec-of.ts';

const feature = { name: 'x', type: 'image', width: 4, height: 2, channels: 3 } as const;
const codecFor = (more: object = {}) => codecOf([{ ...feature, ...more }, 'float32', [null, 3, 2, 4]]);
const picture = (background: string, [width, height] = [8, 4]) =>
  sharp({ create: { width: width!, height: height!, channels: 4, background } });
const decode = async (x: unknown, more: object = {}) => {
  const { dims, data } = (await decodeAll(codecFor(more), [{ x }])).x!;
  return { dims, values: [...(data as Float32Array)].map((value) => Math.round(value * 100) / 100) };
};
const refusal = (x: unknown) =>
  decode(x).then(
    () => 'taken',
    (error: Error) => error.message,
  );

describe('an image', () => {
  test.each(['png', 'jpeg', 'webp', 'gif', 'avif', 'tiff'] as const)('of type %s is read', async (format) => {
    const { dims, values } = await decode(await picture('#ff0000')[format]().toBuffer());
    expect(dims).toEqual([1, 3, 2, 4]);
    expect(values[0]).toBeGreaterThan(0.95);
    expect(values[8]).toBeLessThan(0.05);
  });

  test('is the same as bytes, as base64 and as a data: URL', async () => {
    const bytes = await picture('#3366cc').png().toBuffer();
    const base64 = bytes.toString('base64');
    const expected = await decode(bytes);
    expect(await decode(base64)).toEqual(expected);
    expect(await decode(`data:image/png;base64,${base64}`)).toEqual(expected);
  });

  test('is laid out by channel or by pixel, and scaled as the manifest says', async () => {
    const red = await picture('#ff0000').png().toBuffer();
    const byChannel = await decode(red, { mean: [0.5], std: [0.5] });
    expect(byChannel.values).toEqual([...Array(8).fill(1), ...Array(16).fill(-1)]);
    const byPixel = await decode(red, { layout: 'NHWC' });
    expect(byPixel.values.slice(0, 6)).toEqual([1, 0, 0, 1, 0, 0]);
  });

  test('that is transparent lies on white', async () => {
    const { values } = await decode(await picture('#00000000').png().toBuffer());
    expect(new Set(values)).toEqual(new Set([1]));
  });

  test.each([
    ['', 'not the text ""'],
    [null, 'not null'],
    [7, 'not 7'],
    [Buffer.alloc(0), 'these 0 bytes cannot be read as one'],
    ['this is no image', 'cannot be read as one'],
    [Buffer.from('%PDF-1.4'), 'these 8 bytes cannot be read as one'],
    ['data:image/png;base64,AAAA', 'these 3 bytes cannot be read as one'],
  ])('that is %j is refused in plain words', async (x, detail) => {
    expect(await refusal(x)).toMatch(/^\/inputs\/0\/x must be an image \(PNG, /);
    expect(await refusal(x)).toContain(detail);
  });

  test('that is cut short is refused', async () => {
    const whole = await picture('#123456', [200, 200]).png().toBuffer();
    expect(await refusal(whole.subarray(0, whole.length - 40))).toContain('cannot be read as one');
  });

  test('that is a drawing program (SVG) is not run', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
    expect(await refusal(Buffer.from(svg))).toContain('cannot be read as one');
  });

  test('with more pixels than a bitmap may have is refused before it is unpacked', async () => {
    const bomb = await picture('#000000', [8000, 8000]).png({ compressionLevel: 5 }).toBuffer();
    expect(bomb.length).toBeLessThan(3_000_000);
    expect(await refusal(bomb)).toBe('/inputs/0/x must have at most 50 million pixels');
  });

  test('is one of no more than fit in memory', async () => {
    const large = codecOf([{ ...feature, width: 4096, height: 4096 }, 'float32', [null, 3, 4096, 4096]]);
    const rows = Array.from({ length: 10_000 }, () => ({ x: '' }));
    await expect(decodeAll(large, rows)).rejects.toMatchObject({ code: 'too-large' });
  });
});
