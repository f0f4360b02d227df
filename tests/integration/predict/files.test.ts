import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as fileRoute from '#app/api/v1/predictions/[id]/files/[row]/route.ts';
import * as rerunRoute from '#app/api/v1/predictions/[id]/rerun/route.ts';
import { database } from '#db/client';
import { apiKeys } from '#db/schema/people';
import { keptFiles, predictions } from '#db/schema/usage';
import type { Scope } from '#lib/auth/permissions';
import { uploadFolder } from '#lib/http/read-predict-request';
import { mostBytesInMemory } from '#lib/inference/hold-file';
import { ownModelHosts } from '#lib/inference/shared-model-hosts';
import { followChanges } from '#lib/registry/live';
import { setAlias } from '#lib/registry/set-alias';
import { storage } from '#lib/storage/storage';
import { makePerson } from '#tests/integration/auth/people';
import { call, keyOf, ledgerRows } from './caller.ts';
import { type Door, doors } from './doors.ts';
import { serveDigits, serveSentiment, serveTwice } from './file-models.ts';
import { addVersion } from './served.ts';

// Before lib/env reads it.
const { mostFileBytes } = vi.hoisted(() => {
  process.env.MAX_FILE_BYTES = '3000000';
  return { mostFileBytes: 3_000_000 };
});

type Person = Awaited<ReturnType<typeof makePerson>>;
let owner: Person;
let stranger: Person;
let key: string;
let strangersKey: string;
/** A small picture, and the same one in a file too large for memory. */
let small: Buffer;
let large: Buffer;

beforeAll(async () => {
  followChanges();
  // An admin, since the calls of anybody else are limited.
  owner = await makePerson('admin');
  stranger = await makePerson('engineer');
  const scopes: Scope[] = ['predict', 'predictions:read'];
  key = (await keyOf(owner.ctx, { scopes, limit: 'none' })).key;
  strangersKey = (await keyOf(stranger.ctx, { scopes })).key;
  await serveDigits(owner.ctx, 'digits', { cacheTtlS: 600 });
  await serveDigits(owner.ctx, 'forgetful', { keepsInputs: false });
  await serveDigits(owner.ctx, 'private-digits', { visibility: 'private' });
  await serveSentiment(owner.ctx, 'sentiment');
  await serveTwice(owner.ctx, 'twice');
  const noise = randomBytes(500 * 500 * 3);
  small = await sharp(noise, { raw: { width: 500, height: 500, channels: 3 } })
    .resize(60)
    .png()
    .toBuffer();
  large = await sharp(noise, { raw: { width: 500, height: 500, channels: 3 } })
    .png()
    .toBuffer();
  expect(small.length).toBeLessThan(mostBytesInMemory);
  expect(large.length).toBeGreaterThan(mostBytesInMemory);
}, 120_000);

afterAll(async () => {
  ownModelHosts().stop();
  await followChanges().stop();
});

type Fields = Record<string, string>;
const formOf = (fields: Fields, file: Uint8Array, name = 'photo.png', fileFirst = false) => {
  const form = new FormData();
  const addFile = () => form.append('file', new Blob([new Uint8Array(file)]), name);
  if (fileFirst) addFile();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  if (!fileFirst) addFile();
  return form;
};
const nothingLeft = async () => expect(await readdir(await uploadFolder())).toEqual([]);

describe.each(Object.entries(doors))('through %s', (_, open) => {
  let door: Door;
  beforeAll(async () => {
    door = await open();
  });
  afterAll(() => door.close());
  const send = (form: FormData, as = key) => call(door.url, {}, { key: as, raw: form });

  test('a file is answered as its base64 is, small or large, its fields before or after it, and leaves nothing behind', async () => {
    for (const file of [small, large]) {
      const json = await call(door.url, { model: 'digits', input: { image: file.toString('base64') } }, { key });
      for (const fileFirst of [false, true]) {
        const form = await send(formOf({ model: 'digits' }, file, 'a.png', fileFirst));
        expect(form).toMatchObject({ status: 200, body: { cached: true, units: 1 } });
        expect(form.body.predictions).toEqual(json.body.predictions);
        expect(await ledgerRows(form.requestId)).toMatchObject([
          { inputs: [{ image: `[image, ${file.length} bytes]` }] },
        ]);
      }
      await nothingLeft();
    }
  });

  test('a large file first answers without help of the cache what its base64 does', async () => {
    const form = await send(formOf({ model: 'forgetful' }, large));
    const json = await call(door.url, { model: 'forgetful', input: { image: large.toString('base64') } }, { key });
    expect(form.body).toMatchObject({ cached: false, predictions: json.body.predictions });
    expect(await ledgerRows(form.requestId)).toMatchObject([{ inputs: null, outputs: null }]);
  });

  test('a text and an array are rows, too, small or large', async () => {
    const text = await send(formOf({ model: 'sentiment' }, Buffer.from('good'), 'review.txt'));
    expect(text.body.predictions).toMatchObject([{ label: 'positive' }]);
    for (const rows of [2, 50_000]) {
      const array = await send(formOf({ model: 'twice' }, npy(rows), 'x.npy'));
      expect(array).toMatchObject({ status: 200, body: { units: 1 } });
      const { twice } = array.body.predictions![0]!.outputs as { twice: number[][] };
      expect([twice.length, twice[0], twice.at(-1)]).toEqual([rows, [0, 2], [4 * rows - 4, 4 * rows - 2]]);
    }
    await nothingLeft();
  });

  test.each<[string, () => FormData, number, RegExp]>([
    [
      'a file past the limit',
      () => formOf({ model: 'digits' }, Buffer.alloc(mostFileBytes + 1)),
      413,
      /at most 3,000,000 bytes/,
    ],
    [
      'a form far past the limit',
      () => formOf({ model: 'digits' }, Buffer.alloc(3 * mostFileBytes)),
      413,
      /at most 3,000,000 bytes/,
    ],
    [
      'a file for a model of rows of another kind',
      () => formOf({ model: 'twice' }, large),
      422,
      /must be a NumPy file/,
    ],
    ['a text that is none', () => formOf({ model: 'sentiment' }, Buffer.from([0xff, 0xfe, 0])), 422, /not UTF-8/],
    [
      'a text longer than any that is taken',
      () => formOf({ model: 'sentiment' }, Buffer.alloc(2_000_000, 97)),
      422,
      /too long/,
    ],
    [
      'an unknown model, its file before it',
      () => formOf({ model: 'nobody' }, large, 'a', true),
      404,
      /no model "nobody"/,
    ],
    ['a form without a model', () => formOf({}, large), 422, /model/],
    ['an unknown field', () => formOf({ model: 'digits', modle: 'x' }, small), 422, /modle/],
    ['a field that is no flag', () => formOf({ model: 'digits', keepFile: 'yes' }, small), 422, /keepFile/],
    ['a version that is no number', () => formOf({ model: 'digits', version: 'x' }, small), 422, /version/],
    ['rows beside the file', () => formOf({ model: 'digits', inputs: '[]' }, small), 422, /inputs/],
  ])('%s is refused with the reason and leaves nothing behind', async (_name, form, status, words) => {
    const answer = await send(form());
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toMatch(words);
    await nothingLeft();
  });

  test('two files, and none, are refused', async () => {
    const two = formOf({ model: 'digits' }, small);
    two.append('file', new Blob(['x']), 'b.png');
    expect(await send(two)).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('more than one file') },
    });
    const none = new FormData();
    none.append('model', 'digits');
    expect(await send(none)).toMatchObject({ status: 422, body: { detail: expect.stringContaining('no file') } });
    await nothingLeft();
  });

  test('who may not call, or names no model they may use, is refused before the file is read', async () => {
    for (const [headers, fields, status] of [
      [{ authorization: 'Bearer bw_nobody' }, { model: 'digits' }, 401],
      [{ authorization: `Bearer ${key}` }, { model: 'nobody' }, 404],
      [{ authorization: `Bearer ${strangersKey}` }, { model: 'private-digits' }, 404],
    ] as const) {
      expect(await statusOfUnfinished(door.url, headers, fields)).toBe(status);
    }
    await nothingLeft();
  });

  test('an upload that is cut short is no call, and leaves nothing behind', async () => {
    const before = await database().db.$count(predictions);
    await cutShort(door.url, { authorization: `Bearer ${key}` }, { model: 'digits' });
    await vi.waitFor(nothingLeft, { timeout: 10_000 });
    expect(await database().db.$count(predictions)).toBe(before);
  });

  test('a file is kept where that is wished and its model keeps inputs, there as soon as its call is recorded', async () => {
    for (const [file, name] of [
      [small, 'C:\\pictures\\small.png'],
      [large, 'ein Bild.png'],
    ] as const) {
      const { body } = await send(formOf({ model: 'digits', keepFile: 'true' }, file, name));
      const id = body.id as string;
      const rows = await database().db.select().from(keptFiles).where(eq(keptFiles.predictionId, id));
      const sha256 = createHash('sha256').update(file).digest('hex');
      const shown = name.split('\\').at(-1);
      expect(rows).toEqual([
        { predictionId: id, row: 0, sha256, name: shown, type: 'image/png', sizeBytes: file.length },
      ]);
      const given = await get(fileRoute.GET, { id, row: '0' });
      expect(Buffer.from(await given.arrayBuffer()).equals(file)).toBe(true);
      expect(given.headers.get('content-type')).toBe('image/png');
      expect(given.headers.get('content-disposition')).toMatch(/^inline; filename=/);
      expect(given.headers.get('x-content-type-options')).toBe('nosniff');
    }
    const notKept: Fields[] = [
      { model: 'digits' },
      { model: 'digits', keepFile: 'false' },
      { model: 'forgetful', keepFile: 'true' },
    ];
    for (const fields of notKept) {
      const { body } = await send(formOf(fields, small));
      expect((await get(fileRoute.GET, { id: body.id as string, row: '0' })).status).toBe(404);
    }
  });
});

describe('a kept file', () => {
  let door: Door;
  beforeAll(async () => {
    door = await doors['the hot path']();
  });
  afterAll(() => door.close());
  const keep = async (model: string, file: Uint8Array, name: string) =>
    (await call(door.url, {}, { key, raw: formOf({ model, keepFile: 'true' }, file, name) })).body.id as string;

  test('of another does not exist, nor does one of another row', async () => {
    const id = await keep('digits', small, 'mine.png');
    expect((await get(fileRoute.GET, { id, row: '0' }, strangersKey)).status).toBe(404);
    expect((await get(fileRoute.GET, { id, row: '1' })).status).toBe(404);
    expect((await get(fileRoute.GET, { id, row: '-1' })).status).toBe(422);
    expect((await get(fileRoute.GET, { id: 'pred_x', row: '0' })).status).toBe(404);
    expect((await get(fileRoute.GET, { id, row: '0' }, 'bw_nobody')).status).toBe(401);
  });

  test('is given in parts, so that a player can jump in it', async () => {
    const id = await keep('digits', small, 'long.png');
    const part = await get(fileRoute.GET, { id, row: '0' }, key, { range: 'bytes=100-149' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 100-149/${small.length}`);
    expect(part.headers.get('content-length')).toBe('50');
    expect(Buffer.from(await part.arrayBuffer()).equals(small.subarray(100, 150))).toBe(true);
    const whole = await get(fileRoute.GET, { id, row: '0' });
    expect([whole.status, whole.headers.get('accept-ranges')]).toEqual([200, 'bytes']);
  });

  test.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ])('that is %s is never shown as one', async (_, content) => {
    const id = await keep('sentiment', Buffer.from(content), 'page.html');
    const { headers } = await get(fileRoute.GET, { id, row: '0' });
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  test('is not kept for a call that was not recorded', async () => {
    const revoked = await keyOf(owner.ctx);
    const file = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123456' } })
      .png()
      .toBuffer();
    const sha256 = createHash('sha256').update(file).digest('hex');
    // The caches of this process still believe it.
    await call(door.url, {}, { key: revoked.key, raw: formOf({ model: 'digits' }, small) });
    const { db } = database();
    await db.transaction(async (tx) => {
      await tx
        .update(apiKeys)
        .set({ expiresAt: new Date(0) })
        .where(eq(apiKeys.id, revoked.id));
    });
    const answer = await call(
      door.url,
      {},
      { key: revoked.key, raw: formOf({ model: 'digits', keepFile: 'true' }, file) },
    );
    expect(answer.status).toBe(401);
    expect(await db.select().from(keptFiles).where(eq(keptFiles.sha256, sha256))).toEqual([]);
    await expect(storage().localPath(sha256)).rejects.toThrow();
  });
});

describe('a prediction is run again', () => {
  let door: Door;
  beforeAll(async () => {
    door = await doors['the hot path']();
    const [{ bytes, manifest }] = [await digitsAgain()];
    await addVersion(owner.ctx, 'digits', 2, { bytes, manifest });
    await setAlias(owner.ctx, { slug: 'digits', alias: 'next', version: 2 });
  });
  afterAll(() => door.close());
  const rerun = async (id: string, target: object = {}, as = key) => {
    const answer = await rerunRoute.POST(
      new Request('http://localhost:3000/x', {
        method: 'POST',
        headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
        body: JSON.stringify(target),
      }),
      { params: Promise.resolve({ id }) },
    );
    return { status: answer.status, body: await answer.json() };
  };

  test('its file, on another version or model, as a prediction of its own that is billed and keeps the file', async () => {
    const raw = formOf({ model: 'digits', keepFile: 'true', subject: 'page 7' }, large);
    const first = await call(door.url, {}, { key, raw });
    const again = await rerun(first.body.id as string, { version: 2 });
    expect(again).toMatchObject({ status: 200, body: { model: 'digits', version: 2, units: 1 } });
    expect(again.body.predictions).toEqual(first.body.predictions);
    expect(again.body.id).not.toBe(first.body.id);
    const { db } = database();
    const [row] = await db.select().from(predictions).where(eq(predictions.id, again.body.id));
    expect(row).toMatchObject({ units: 1, subject: 'page 7', userId: owner.id });
    const kept = await db.select().from(keptFiles).where(eq(keptFiles.predictionId, again.body.id));
    expect(kept).toMatchObject([{ name: 'photo.png', sizeBytes: large.length }]);
    expect(await rerun(again.body.id, { alias: 'next' })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await rerun(again.body.id, { model: 'forgetful' })).toMatchObject({
      status: 200,
      body: { model: 'forgetful' },
    });
    expect(await rerun(again.body.id, { model: 'twice' })).toMatchObject({ status: 422 });
    expect(await rerun(again.body.id, { version: 9 })).toMatchObject({ status: 404 });
    expect(await rerun(again.body.id, { version: 1, alias: 'next' })).toMatchObject({ status: 422 });
    expect(await rerun(again.body.id, { versoin: 1 })).toMatchObject({ status: 422 });
  });

  test('its rows, one or many', async () => {
    const one = await call(door.url, { model: 'sentiment', input: { text: 'good' } }, { key });
    expect((await rerun(one.body.id as string)).body).toMatchObject({ predictions: one.body.predictions, units: 1 });
    const inputs = [{ text: 'good' }, { text: 'bad' }];
    const many = await call(door.url, { model: 'sentiment', inputs }, { key });
    expect((await rerun(many.body.id as string)).body).toMatchObject({ predictions: many.body.predictions, units: 2 });
  });

  test('not that of another, nor one whose rows were not kept; the reason is given', async () => {
    const kept = await call(door.url, {}, { key, raw: formOf({ model: 'digits', keepFile: 'true' }, small) });
    expect(await rerun(kept.body.id as string, {}, strangersKey)).toMatchObject({ status: 404 });
    const notKept = await call(door.url, {}, { key, raw: formOf({ model: 'digits' }, small) });
    expect(await rerun(notKept.body.id as string)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('send the file again, with keepFile=true') },
    });
    const base64 = await call(door.url, { model: 'digits', input: { image: small.toString('base64') } }, { key });
    expect(await rerun(base64.body.id as string)).toMatchObject({ status: 409 });
    const forgotten = await call(door.url, {}, { key, raw: formOf({ model: 'forgetful', keepFile: 'true' }, small) });
    expect(await rerun(forgotten.body.id as string)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('keeps no rows') },
    });
    await call(door.url, { model: 'digits', input: { image: 'no' } }, { key });
    const failed = await vi.waitUntil(async () => (await database().sql`select id from failed_calls limit 1`)[0]?.id);
    expect(await rerun(failed)).toMatchObject({ status: 409 });
  });
});

async function digitsAgain() {
  const { readFile } = await import('node:fs/promises');
  const file = (name: string) => new URL(`../../../models/digits/${name}`, import.meta.url);
  const manifest = JSON.parse(await readFile(file('model.json'), 'utf8'));
  return { bytes: await readFile(file('model.onnx')), manifest };
}

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const get = (handler: Handler, params: Record<string, string>, as = key, more: Record<string, string> = {}) =>
  handler(new Request('http://localhost:3000/x', { headers: { authorization: `Bearer ${as}`, ...more } }), {
    params: Promise.resolve(params),
  });

/** 0, 1, 2, … as [rows, 2] of float32, as numpy.save writes it. */
function npy(rows: number): Buffer {
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${rows}, 2), }`.padEnd(117).concat('\n');
  const data = Float32Array.from({ length: 2 * rows }, (_, index) => index);
  return Buffer.concat([
    Buffer.from('\x93NUMPY\x01\x00\x76\x00', 'latin1'),
    Buffer.from(header),
    Buffer.from(data.buffer),
  ]);
}

function head(fields: Fields): string {
  const parts = Object.entries(fields).map(([name, value]) => `name="${name}"\r\n\r\n${value}\r\n`);
  return [...parts, 'name="file"; filename="a.png"\r\n\r\n']
    .map((part) => `--XX\r\nContent-Disposition: form-data; ${part}`)
    .join('');
}

function begin(url: string, headers: Fields, fields: Fields) {
  const sent = httpRequest(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=XX' },
  });
  sent.on('error', () => {});
  sent.write(head(fields));
  sent.write(Buffer.alloc(mostBytesInMemory + 1));
  return sent;
}

/** What is answered to an upload that sends its fields and the beginning of its file, and then waits. */
function statusOfUnfinished(url: string, headers: Fields, fields: Fields): Promise<number> {
  return new Promise((resolve) => {
    const sent = begin(url, headers, fields);
    sent.on('response', (answer) => {
      resolve(answer.statusCode!);
      sent.destroy();
    });
  });
}

/** Sends the beginning of a file, waits until it is being written, and goes away. */
async function cutShort(url: string, headers: Fields, fields: Fields): Promise<void> {
  const sent = begin(url, headers, fields);
  await vi.waitUntil(async () => (await readdir(await uploadFolder())).length > 0, { timeout: 10_000 });
  sent.destroy();
}
