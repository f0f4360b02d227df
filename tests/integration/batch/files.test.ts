import { deflateRawSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ZipFile } from 'yazl';
import * as fileRoute from '#app/api/v1/batch-jobs/[id]/files/[n]/route.ts';
import * as outputRoute from '#app/api/v1/batch-jobs/[id]/output/route.ts';
import * as jobRoute from '#app/api/v1/batch-jobs/[id]/route.ts';
import * as rowsRoute from '#app/api/v1/batch-jobs/[id]/rows/route.ts';
import * as jobsRoute from '#app/api/v1/batch-jobs/route.ts';
import { database } from '#db/client';
import { batchJobs, batchParts } from '#db/schema/batch';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { usableScopes } from '#lib/auth/api-keys/usable-scopes';
import { batchRows } from '#lib/batch/batch-rows';
import { openArchive } from '#lib/batch/files/open-archive';
import { predict } from '#lib/inference/predict';
import { storage } from '#lib/storage/storage';
import { makePerson } from '#tests/integration/auth/people';
import { billed, score, work } from '#tests/integration/batch/jobs';
import { serveDigits, serveSentiment } from '#tests/integration/predict/file-models';
import { serve } from '#tests/integration/predict/served';
import { linearRegression } from '#tests/support/onnx-fixtures';

// Before lib/env reads it.
const { mostFileBytes } = vi.hoisted(() => {
  process.env.MAX_FILE_BYTES = '1000000';
  return { mostFileBytes: 1_000_000 };
});

type Person = Awaited<ReturnType<typeof makePerson>>;
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type NamedFile = { name: string; content: Uint8Array | string };

let owner: Person;
let key: string;
let strangersKey: string;
let pictures: NamedFile[];
beforeAll(async () => {
  owner = await makePerson('engineer');
  key = await keyOf(owner);
  strangersKey = await keyOf(await makePerson('engineer'));
  await serveDigits(owner.ctx, 'digits');
  await serveSentiment(owner.ctx, 'sentiment');
  await serve(owner.ctx, 'line', { bytes: linearRegression() });
  pictures = await Promise.all(
    Array.from({ length: 5 }, async (_, n) => ({ name: `digit ${n}.png`, content: await picture(n) })),
  );
}, 120_000);

const keyOf = async ({ ctx }: Person) =>
  (await createApiKey(ctx, { name: 'test', scopes: usableScopes(ctx.actor), limit: 'plan', expiresAt: null })).key;

/** A bar at a place of its own, so that answers differ. */
const picture = (n: number) =>
  sharp({ create: { width: 28, height: 28, channels: 3, background: '#fff' } })
    .composite([
      { input: { create: { width: 4, height: 20, channels: 3, background: '#000' } }, left: 2 + n * 4, top: 4 },
    ])
    .png()
    .toBuffer();

async function call(
  handler: Handler,
  params: Record<string, string>,
  { as = key, query = '', ...init }: RequestInit & { as?: string; query?: string } = {},
) {
  const request = new Request(`http://localhost:3000/x${query}`, {
    ...init,
    headers: { authorization: `Bearer ${as}` },
  });
  const answer = await handler(request, { params: Promise.resolve(params) });
  const body = Buffer.from(await answer.arrayBuffer());
  const isJson = answer.headers.get('content-type')?.includes('json');
  return {
    status: answer.status,
    headers: answer.headers,
    body: isJson ? JSON.parse(body.toString().split('\n')[0]!) : body,
  };
}

function upload(fields: Record<string, string>, files: readonly NamedFile[], fieldsFirst = true) {
  const form = new FormData();
  const addFields = () => {
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
  };
  if (fieldsFirst) addFields();
  for (const { name, content } of files) {
    form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  }
  if (!fieldsFirst) addFields();
  return call(jobsRoute.POST, {}, { method: 'POST', body: form });
}

async function uploaded(...sent: Parameters<typeof upload>): Promise<string> {
  const { status, body } = await upload(...sent);
  expect([status, body.detail]).toEqual([202, undefined]);
  return body.id;
}

const linesOf = async (id: string) => {
  const answer = await outputRoute.GET(
    new Request('http://localhost:3000/x', { headers: { authorization: `Bearer ${key}` } }),
    { params: Promise.resolve({ id }) },
  );
  return (await answer.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
};

const alone = async (model: string, content: Uint8Array) => {
  const file = { content, name: 'x', type: 'x' };
  return JSON.parse((await predict(owner.ctx, { model, input: {}, file }, performance.now())).predictionsJson)[0];
};

function zipOf(files: readonly NamedFile[], compress = true): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, content } of files) zip.addBuffer(Buffer.from(content), name, { compress });
  zip.end();
  return new Response(zip.outputStream as unknown as BodyInit).arrayBuffer().then((bytes) => Buffer.from(bytes));
}

test.each([true, false])(
  'many files are a job, each answered as it would be alone, their fields first: %s',
  async (fieldsFirst) => {
    const files = [
      ...pictures,
      { name: '..\\..\\digit 1.png', content: pictures[0]!.content },
      { name: 'notes.png', content: 'no picture' },
    ];
    const id = await uploaded({ model: 'digits' }, files, fieldsFirst);
    expect((await call(jobRoute.GET, { id })).body).toMatchObject({
      format: 'files',
      inputName: '7 files',
      totalRows: null,
    });
    await work(id);
    expect((await call(jobRoute.GET, { id })).body).toMatchObject({
      status: 'succeeded',
      problem: null,
      totalRows: 7,
      doneRows: 7,
      failedRows: 1,
      units: 6,
    });
    const lines = await linesOf(id);
    expect(lines.map(({ row, file }) => [row, file])).toEqual([
      ...pictures.map(({ name }, row) => [row, name]),
      [5, 'digit 1 (2).png'],
      [6, 'notes.png'],
    ]);
    for (const [row, { content }] of pictures.entries()) {
      expect(lines[row].prediction).toEqual(await alone('digits', content as Uint8Array));
    }
    expect(lines[5].prediction).toEqual(lines[0].prediction);
    expect(lines[6].error).toMatch(/must be an image/);
    expect((await billed(id)).reduce((sum, { units }) => sum + units, 0)).toBe(6);
    const { headers } = await call(outputRoute.GET, { id });
    expect(headers.get('content-disposition')).toContain('7 files-digits-v1.jsonl');
  },
);

test('texts are rows, each in a file, one of another encoding fails alone', async () => {
  const files = [
    { name: 'a.txt', content: 'good' },
    { name: 'b.txt', content: 'bad' },
    { name: 'c.txt', content: Buffer.from([0xff, 0xfe, 0x41]) },
    { name: 'd.txt', content: '' },
  ];
  const id = await uploaded({ model: 'sentiment' }, files);
  await work(id);
  const lines = await linesOf(id);
  expect(lines.slice(0, 2).map(({ prediction }) => prediction.label)).toEqual(['positive', 'negative']);
  expect(lines[2].error).toMatch(/not UTF-8/);
  expect(lines[3].error).toMatch(/is empty/);
});

test('a .zip is a job of the files in it, in its folders or not, packed or not', async () => {
  const inFolders = pictures.map(({ name, content }, n) => ({ name: n % 2 ? `sub/${name}` : name, content }));
  const litter = [
    { name: '__MACOSX/x', content: 'x' },
    { name: 'sub/.DS_Store', content: 'x' },
  ];
  for (const compress of [true, false]) {
    const id = await uploaded({ model: 'digits' }, [
      { name: 'all.zip', content: await zipOf([...inFolders, ...litter], compress) },
    ]);
    await work(id);
    const lines = await linesOf(id);
    expect(lines.map(({ file }) => file)).toEqual(inFolders.map(({ name }) => name));
    expect(lines[3].prediction).toEqual(await alone('digits', pictures[3]!.content as Uint8Array));
  }
});

test('rows and files are given while the job runs and after it, to nobody else', async () => {
  const id = await uploaded({ model: 'digits' }, pictures);
  expect((await call(rowsRoute.GET, { id })).body).toEqual({ data: [], nextFrom: null });
  await work(id);
  const all = (await call(rowsRoute.GET, { id })).body;
  expect(all.data.map(({ row, file }: { row: number; file: string }) => [row, file])).toEqual(
    pictures.map(({ name }, row) => [row, name]),
  );
  expect(all.data[0]).toMatchObject({ input: null, error: null, answer: { label: expect.any(String) } });
  const page = (await call(rowsRoute.GET, { id }, { query: '?from=1&limit=2' })).body;
  expect(page).toEqual({ data: all.data.slice(1, 3), nextFrom: 3 });
  expect((await call(rowsRoute.GET, { id }, { query: '?from=99' })).body).toEqual({ data: [], nextFrom: null });

  const file = await call(fileRoute.GET, { id, n: '2' });
  expect(file.body.equals(Buffer.from(pictures[2]!.content))).toBe(true);
  expect(file.headers.get('content-type')).toBe('image/png');
  expect(file.headers.get('content-disposition')).toMatch(/^inline; filename="digit 2.png"/);
  expect(await call(fileRoute.GET, { id, n: '5' })).toMatchObject({ status: 404 });
  for (const handler of [rowsRoute.GET, fileRoute.GET]) {
    expect(await call(handler, { id, n: '0' }, { as: strangersKey })).toMatchObject({ status: 404 });
  }
});

test('rows of tables are given, too, whichever part they are in', async () => {
  const rows = Array.from({ length: 60_000 }, (_, n) => `${n},2,3,"a, ""b""\n${n}"`);
  const csv = await score(
    owner.ctx,
    { model: 'line' },
    `feature_1,feature_2,feature_3,note\n${rows.join('\n')}\nx,1,1,\n`,
  );
  expect(csv.problem).toBe(null);
  const parts = await database().db.select().from(batchParts).where(eq(batchParts.jobId, csv.id));
  expect(parts.length).toBeGreaterThan(1);
  const border = parts.toSorted((a, b) => a.number - b.number)[0]!.rows;
  const { data, nextFrom } = await batchRows(owner.ctx, { id: csv.id, from: border - 2, limit: 4 });
  expect(nextFrom).toBe(border + 2);
  expect(data.map(({ row, input }) => [row, input])).toEqual(
    [-2, -1, 0, 1]
      .map((n) => border + n)
      .map((n) => [
        n,
        { feature_1: String(n), feature_2: '2', feature_3: '3', note: `a, "b"\n${n}`, value: String(n + 13.5) },
      ]),
  );
  const last = await batchRows(owner.ctx, { id: csv.id, from: 60_000, limit: 5 });
  expect(last).toMatchObject({ data: [{ row: 60_000, error: expect.stringContaining('feature_1') }], nextFrom: null });
  const lines = await score(
    owner.ctx,
    { model: 'line' },
    '{"feature_1":1,"feature_2":2,"feature_3":3}\n{"feature_1":1}\n',
    'r.jsonl',
  );
  expect(await batchRows(owner.ctx, { id: lines.id, from: 0, limit: 5 })).toEqual({
    data: [
      { row: 0, file: null, input: { feature_1: 1, feature_2: 2, feature_3: 3 }, answer: { value: 14.5 }, error: null },
      { row: 1, file: null, input: { feature_1: 1 }, answer: null, error: expect.stringContaining('missing') },
    ],
    nextFrom: null,
  });
});

test('rows of files work from JSON lines with base64, as from the files', async () => {
  const lines = pictures.map(({ content }) => JSON.stringify({ image: Buffer.from(content).toString('base64') }));
  const { id, failedRows } = await score(
    owner.ctx,
    { model: 'digits' },
    [...lines, '{"image":"no"}'].join('\n'),
    'rows.jsonl',
  );
  expect(failedRows).toBe(1);
  const output = await linesOf(id);
  expect(output[4].prediction).toEqual(await alone('digits', pictures[4]!.content as Uint8Array));
});

test('a job goes on after the files that a killed worker has finished', async () => {
  const id = await uploaded({ model: 'digits' }, pictures);
  await work(id);
  const lines = await linesOf(id);
  const { db } = database();
  const [job] = await db.select().from(batchJobs).where(eq(batchJobs.id, id));
  const first = Buffer.from(
    lines
      .slice(0, 2)
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  );
  const { Readable } = await import('node:stream');
  const { sha256, sizeBytes } = await storage().put(Readable.from([first]));
  await db.update(batchParts).set({ sha256, sizeBytes, rows: 2 }).where(eq(batchParts.jobId, id));
  await db
    .update(batchJobs)
    .set({ status: 'running', nextPart: 1, doneRows: 2, doneLines: 2, doneBytes: 10, finishedAt: null })
    .where(eq(batchJobs.id, id));
  await work(id);
  expect(await linesOf(id)).toEqual(lines);
  expect((await call(jobRoute.GET, { id })).body).toMatchObject({ doneRows: 5, doneBytes: job!.inputBytes });
});

describe('is refused with the reason, and makes no job', () => {
  const refused = async (fields: Record<string, string>, files: NamedFile[], status: number, words: RegExp) => {
    const before = await database().db.$count(batchJobs);
    const answer = await upload(fields, files);
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toMatch(words);
    expect(await database().db.$count(batchJobs)).toBe(before);
  };
  test('files for a model of rows', () => refused({ model: 'line' }, pictures, 422, /takes rows of features/));
  test('files for no model', () => refused({ model: 'nobody' }, pictures, 404, /nobody/));
  test('a file past the limit among others', () =>
    refused(
      { model: 'digits' },
      [pictures[0]!, { name: 'big.png', content: Buffer.alloc(mostFileBytes + 1) }],
      413,
      /"big.png" has more/,
    ));
  test('a table and another', () =>
    refused(
      { model: 'digits' },
      [{ name: 'a.csv', content: 'a\n1\n' }, pictures[0]!],
      422,
      /a table of rows and another file/,
    ));
  test('a .zip and another', async () =>
    refused(
      { model: 'digits' },
      [{ name: 'a.zip', content: await zipOf(pictures) }, pictures[0]!],
      422,
      /a \.zip and another file/,
    ));
  test('more files than a form may have', () =>
    refused(
      { model: 'sentiment' },
      Array.from({ length: 1_001 }, (_, n) => ({ name: `${n}.txt`, content: 'x' })),
      422,
      /more than 1,000 files/,
    ));
});

describe('an archive that is hostile or damaged', () => {
  const good = { name: 'a.txt', content: 'good' };
  const problemOf = async (zip: Buffer) => {
    const id = await uploaded({ model: 'sentiment' }, [{ name: 'a.zip', content: zip }]);
    await work(id);
    const { status, problem } = (await call(jobRoute.GET, { id })).body;
    return `${status}: ${problem}`;
  };
  /** The archive with one name in place of another of the same length. */
  const renamed = async (to: string) => {
    const zip = await zipOf([good, { name: 'x'.repeat(to.length), content: 'x' }]);
    return Buffer.from(zip.toString('latin1').replaceAll('x'.repeat(to.length), to), 'latin1');
  };

  test.each<[string, () => Promise<Buffer>, RegExp]>([
    ['with a path that climbs', () => renamed('../../etc/passwd'), /failed: .*leads out of it/],
    ['with an absolute path', () => renamed('/etc/passwd'), /failed: .*leads out of it/],
    ['with a path of Windows', () => renamed('C:/Windows/x'), /failed: .*leads out of it/],
    ['cut short', async () => (await zipOf([good, good])).subarray(0, -30), /failed: .*cut short/],
    ['without files', async () => zipOf([{ name: '__MACOSX/x', content: 'x' }]), /failed: .*no files/],
    [
      'that unpacks to far more than its size',
      () => zipOf([good, { name: 'b', content: Buffer.alloc(20_000_000) }]),
      /failed: .*zip bomb/,
    ],
  ])('fails its job: %s', async (_, zip, words) => expect(await problemOf(await zip())).toMatch(words));

  test('fails a file by itself that is too large, an archive, damaged, or not of the size it says', async () => {
    const lying = lyingZip([good, { name: 'l.txt', content: 'longer than it says' }]);
    const damaged = await zipOf([good, { name: 'b.txt', content: 'ordinary text, ordinary text' }]);
    damaged.fill(0xff, damaged.indexOf('b.txt') + 5, damaged.indexOf('b.txt') + 10);
    const several = await zipOf([
      good,
      { name: 'big.txt', content: Buffer.alloc(mostFileBytes + 1, 'abcdefghijk\n') },
      { name: 'inner.zip', content: await zipOf([good]) },
      { name: 'z.txt', content: 'bad' },
    ]);
    const outcomes = async (zip: Buffer) => {
      const id = await uploaded({ model: 'sentiment' }, [{ name: 'a.zip', content: zip }]);
      await work(id);
      return (await linesOf(id)).map(({ prediction, error }) => prediction?.label ?? error);
    };
    expect(await outcomes(several)).toEqual([
      'positive',
      expect.stringContaining('more than 1,000,000 bytes'),
      expect.stringContaining('an archive itself'),
      'negative',
    ]);
    expect(await outcomes(damaged)).toEqual(['positive', expect.stringContaining('damaged')]);
    expect(await outcomes(lying)).toEqual(['positive', expect.stringContaining('lies about the size')]);
  });
});

test('the archive that many files become holds them as they are', async () => {
  const id = await uploaded({ model: 'digits' }, pictures);
  const [job] = await database().db.select().from(batchJobs).where(eq(batchJobs.id, id));
  const archive = await openArchive(await storage().localPath(job!.inputSha256));
  expect(archive.entries.map(({ name, sizeBytes, compressedBytes }) => [name, sizeBytes, compressedBytes])).toEqual(
    pictures.map(({ name, content }) => [name, content.length, content.length]),
  );
  archive.close();
});

/** An archive whose second file unpacks to more than its directory says. */
function lyingZip(files: readonly { name: string; content: string }[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [index, { name, content }] of files.entries()) {
    const packed = deflateRawSync(content);
    const size = index === 1 ? 4 : content.length;
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(8, 8);
    header.writeUInt32LE(packed.length, 18);
    header.writeUInt32LE(size, 22);
    header.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(header, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directoryBytes, end]);
}
