import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { FileOnDisk } from '#lib/inference/sent-file';
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

const fixture = (name: string) => readFileSync(new URL(`../../support/fixtures/image/${name}`, import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'bellwether-image-'));
afterAll(() => rm(folder, { recursive: true }));

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

  test('is fed as bytes, 0 to 255, to a graph that takes bytes', async () => {
    const bytes = codecOf([{ ...feature, layout: 'NHWC' }, 'uint8', [null, 2, 4, 3]]);
    const { x } = await decodeAll(bytes, [{ x: await picture('#ff8000').png().toBuffer() }]);
    expect(x).toMatchObject({ type: 'uint8', dims: [1, 2, 4, 3] });
    expect([...(x!.data as Uint8Array)].slice(0, 6)).toEqual([255, 128, 0, 255, 128, 0]);
  });

  test('on disk is read as one in memory is', async () => {
    const bytes = await picture('#3366cc').jpeg().toBuffer();
    const path = join(folder, 'sent');
    await writeFile(path, bytes);
    expect(await decode(new FileOnDisk({ path, sizeBytes: bytes.length, sha256: '' }))).toEqual(await decode(bytes));
  });

  test('that is transparent lies on the background', async () => {
    const clear = await picture('#00000000').png().toBuffer();
    expect(new Set((await decode(clear)).values)).toEqual(new Set([1]));
    expect((await decode(clear, { layout: 'NHWC', background: '#0080ff' })).values.slice(0, 3)).toEqual([0, 0.5, 1]);
  });

  test('beside others of its call stays in its row, whichever is read first', async () => {
    const rows = await Promise.all(
      ['#ff0000', '#00ff00', '#0000ff', '#ffffff'].map(async (colour, index) => ({
        x: await picture(colour, [[2000, 1500][index] ?? 8, 8 + index])
          .png()
          .toBuffer(),
      })),
    );
    const { data } = (await decodeAll(codecFor({ layout: 'NHWC' }), rows)).x!;
    const first = (row: number) => [...(data as Float32Array)].slice(row * 24, row * 24 + 3);
    expect([0, 1, 2, 3].map(first)).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [1, 1, 1],
    ]);
  });

  test('tells its own size, turned, and where it lies in the frame', async () => {
    const turned = await picture('#ff0000', [10, 30]).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { notes } = await codecFor({ fit: 'contain' }).decode([{ x: turned }], String);
    expect(notes).toEqual([
      { kind: 'picture', width: 30, height: 10, placed: { left: 0, top: 0, width: 4, height: 1 } },
    ]);
  });

  test.each([
    ['', 'not the text ""'],
    [null, 'not null'],
    [7, 'not 7'],
    [['a'], 'not a list'],
    [Buffer.alloc(0), 'these 0 bytes cannot be read as one'],
    ['this is no image', 'cannot be read as one'],
    ['data:image/png;base64,AAAA', 'these 3 bytes cannot be read as one'],
    // A file keeps its kind whatever it is called.
    [Buffer.from('%PDF-1.4'), 'this is a PDF'],
    [Buffer.from('PK\x03\x04…'), 'this is a zip archive'],
    [Buffer.from('RIFF\0\0\0\0WAVEfmt '), 'this is a recording (WAV)'],
    [Buffer.from('\0\0\0\x20ftypisom'), 'this is a film (MP4 or MOV)'],
    [Buffer.from('\0\0\0\x20ftypheic'), 'this is an HEIC photograph: save it as JPEG'],
  ])('that is %j is refused in plain words', async (x, detail) => {
    expect(await refusal(x)).toMatch(/^\/inputs\/0\/x must be an image \(PNG, /);
    expect(await refusal(x)).toContain(detail);
  });

  test('on disk that is none is refused in the same words', async () => {
    const path = join(folder, 'photo.jpg');
    await writeFile(path, '%PDF-1.4');
    expect(await refusal(new FileOnDisk({ path, sizeBytes: 8, sha256: '' }))).toContain('this is a PDF');
  });

  test.each(['png', 'jpeg', 'webp', 'gif', 'tiff', 'avif'] as const)(
    'of type %s that is cut short is refused',
    async (format) => {
      const noise = sharp({
        create: {
          width: 200,
          height: 200,
          channels: 3,
          background: 'red',
          noise: { type: 'gaussian', mean: 99, sigma: 30 },
        },
      });
      const whole = await noise[format]().toBuffer();
      expect(await refusal(whole.subarray(0, whole.length >> 1))).toMatch(/damaged or cut short|cannot be read as one/);
    },
  );

  test('that is a drawing program (SVG) is not run', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
    expect(await refusal(Buffer.from(svg))).toContain('this is an SVG drawing');
  });

  test('of 30,000 × 30,000 pixels is refused by its header, before anything is unpacked', async () => {
    // Nothing follows the header: what would be unpacked is not even there.
    const header = Buffer.from('89504e470d0a1a0a0000000d49484452000075300000753001000000006ab1ef6a', 'hex');
    header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
    const nothing = Buffer.from('0000000049444154', 'hex');
    expect(await refusal(Buffer.concat([header, nothing]))).toBe(
      '/inputs/0/x must have at most 50 million pixels, this has 30,000 × 30,000',
    );
  });

  test('that is small as a file and large as a bitmap is refused before it is unpacked', async () => {
    const bomb = await picture('#000000', [8000, 8000]).png({ compressionLevel: 5 }).toBuffer();
    expect(bomb.length).toBeLessThan(3_000_000);
    expect(await refusal(bomb)).toBe('/inputs/0/x must have at most 50 million pixels, this has 8,000 × 8,000');
  });

  test.each([
    ['GIF', gifOf],
    ['WebP', webpOf],
    ['TIFF', (frames: number) => tiffOf(frames, 'II')],
    ['TIFF of the other byte order', (frames: number) => tiffOf(frames, 'MM')],
  ])(
    'of more frames than are worth a look (%s) is refused before they are, in memory and on disk',
    async (_, fileOf) => {
      const [few, many] = [await fileOf(20), await fileOf(10_001)];
      const path = join(folder, 'frames');
      await writeFile(path, many);
      expect((await decode(few)).dims).toEqual([1, 3, 2, 4]);
      expect(await refusal(many)).toMatch(/at most 10,000 frames or pages/);
      expect(await refusal(new FileOnDisk({ path, sizeBytes: many.length, sha256: '' }))).toMatch(
        /at most 10,000 frames/,
      );
    },
  );

  test('so narrow that its other side would become endless is refused', async () => {
    const thread = await picture('#000000', [1, 20_000]).png().toBuffer();
    const model = codecOf([{ ...feature, width: 4096, height: 4096 }, 'float32', [null, 3, 4096, 4096]]);
    await expect(decodeAll(model, [{ x: thread }])).rejects.toThrow(
      'is too narrow: 1 × 20000 pixels would become 4096',
    );
  });

  test('of numbers without a white (a TIFF of floats) is refused with what to do', async () => {
    expect(await refusal(fixture('floats.tiff'))).toBe(
      '/inputs/0/x has pixels of type float, which have no fixed white: save it with 8 or 16 bits a channel',
    );
  });

  test('that is wrong in several rows is told by row, in order', async () => {
    const good = await picture('#123456', [3000, 2000]).png().toBuffer();
    const rows = [{ x: good.subarray(0, 900) }, { x: 7 }, { x: good }, { x: null }];
    await expect(decodeAll(codecFor(), rows)).rejects.toMatchObject({
      errors: [{ pointer: '/inputs/0/x' }, { pointer: '/inputs/1/x' }, { pointer: '/inputs/3/x' }],
    });
  });

  test('is one of no more than fit in memory', async () => {
    const large = codecOf([{ ...feature, width: 4096, height: 4096 }, 'float32', [null, 3, 4096, 4096]]);
    const rows = Array.from({ length: 10_000 }, () => ({ x: '' }));
    await expect(decodeAll(large, rows)).rejects.toMatchObject({ code: 'too-large' });
  });
});

test('a colour profile changes nothing: pixels are fed as they are stored, as Pillow reads them', async () => {
  const { icc } = await sharp(await picture('#123456').withIccProfile('cmyk').tiff().toBuffer()).metadata();
  const without = fixture('cmyk.jpg');
  const count = Math.ceil(icc!.length / 60_000);
  const segments = Array.from({ length: count }, (_, index) => {
    const part = icc!.subarray(index * 60_000, (index + 1) * 60_000);
    const body = Buffer.concat([Buffer.from('ICC_PROFILE\0'), Buffer.from([index + 1, count]), part]);
    return Buffer.concat([Buffer.from([0xff, 0xe2, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);
  });
  const withProfile = Buffer.concat([without.subarray(0, 2), ...segments, without.subarray(2)]);
  expect((await sharp(withProfile).metadata()).icc).toEqual(icc);
  expect(await decode(withProfile)).toEqual(await decode(without));
});

/** A picture of one pixel, again and again. */
async function gifOf(frames: number): Promise<Buffer> {
  const still = await picture('#ff0000', [1, 1]).gif().toBuffer();
  const image = still.indexOf(0x2c, 13 + (still[10]! & 0x80 ? 3 << ((still[10]! & 7) + 1) : 0));
  const [head, frame] = [still.subarray(0, image), still.subarray(image, -1)];
  return Buffer.concat([head, ...Array<Buffer>(frames).fill(frame), Buffer.of(0x3b)]);
}

async function webpOf(frames: number): Promise<Buffer> {
  const still = await picture('#ff0000', [1, 1]).removeAlpha().webp({ lossless: true }).toBuffer();
  const chunk = (name: string, content: Buffer) => {
    const head = Buffer.from(`${name}    `);
    head.writeUInt32LE(content.length, 4);
    return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
  };
  const frame = chunk('ANMF', Buffer.concat([Buffer.alloc(16), still.subarray(still.indexOf('VP8L'))]));
  const animation = [chunk('VP8X', Buffer.of(2, ...Array(9).fill(0))), chunk('ANIM', Buffer.alloc(6))];
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...animation, ...Array<Buffer>(frames).fill(frame)]));
}

/** Pages of one byte that share it. */
function tiffOf(pages: number, order: 'II' | 'MM'): Buffer {
  const entries = [256, 257, 258, 259, 262, 273, 277, 278, 279].map((tag) => [tag, tag === 258 ? 8 : 1]);
  const pageBytes = 2 + 12 * entries.length + 4;
  const file = Buffer.alloc(9 + pages * pageBytes);
  const short = (value: number, at: number) =>
    order === 'II' ? file.writeUInt16LE(value, at) : file.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    order === 'II' ? file.writeUInt32LE(value, at) : file.writeUInt32BE(value, at);
  file.write(order);
  short(42, 2);
  long(9, 4);
  for (let page = 0, at = 9; page < pages; page++, at += pageBytes) {
    short(entries.length, at);
    for (const [index, [tag, value]] of entries.entries()) {
      const entry = at + 2 + 12 * index;
      short(tag!, entry);
      short(4, entry + 2);
      long(1, entry + 4);
      long(tag === 273 ? 8 : value!, entry + 8);
    }
    long(page === pages - 1 ? 0 : at + pageBytes, at + pageBytes - 4);
  }
  return file;
}
