import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import yazl from 'yazl';
import { isAppError } from '#lib/errors';
import { openPackage } from '#lib/registry/package/open-package';
import { rejectionOf } from '#lib/registry/rejection-of';
import * as fixtures from '#tests/support/onnx-fixtures';

const limits = { mostEntries: 20, mostBytes: 64 * 1024 * 1024, mostManifestBytes: 100_000 };
const graph = Buffer.from(fixtures.linearRegression());
const manifest = JSON.stringify({ task: 'regression', features: [{ name: 'a', type: 'number' }] });
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-package-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Files = [name: string, content: Buffer | string, options?: Partial<yazl.Options>][];

function zip(files: Files): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, content, options] of files) archive.addBuffer(Buffer.from(content), name, options);
  archive.end();
  return buffer(archive.outputStream);
}

async function opened(bytes: Uint8Array) {
  const path = join(folder, 'upload');
  await writeFile(path, bytes);
  return openPackage(path, folder, limits);
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const error: unknown = await opened(bytes).then(
    () => undefined,
    (caught) => caught,
  );
  if (!isAppError(error) || error.code !== 'invalid') throw new Error(`expected a refusal, got ${error}`);
  return rejectionOf(error);
}

/** The archive with every occurrence of one name replaced by another of the same length. */
const renamed = (bytes: Buffer, from: string, to: string) =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');

describe('an upload that can be opened', () => {
  test('is a bare graph', async () => {
    const upload = await opened(graph);
    expect(upload).toMatchObject({ manifest: null, notes: [], summary: { operators: ['Gemm'] } });
    expect(await readFile(upload.modelPath)).toEqual(graph);
  });

  test.each(['', 'churn-3/'])('is an archive with model.onnx and model.json at "%s"', async (top) => {
    const upload = await opened(
      await zip([
        [`${top}model.onnx`, graph],
        [`${top}model.json`, `\uFEFF${manifest}`],
      ]),
    );
    expect(upload).toMatchObject({ manifest: { task: 'regression', features: [{ name: 'a' }] }, notes: [] });
    expect(await readFile(upload.modelPath)).toEqual(graph);
  });

  test('leaves the tokenizer beside its graph in the folder, and passes over what such folders always have', async () => {
    const { assets, exportFiles, notes } = await opened(
      await zip([
        ['bert/onnx/model.onnx', graph],
        ['bert/config.json', '{"model_type":"bert"}'],
        ['bert/tokenizer.json', '{"model":{}}'],
        ['bert/vocab.txt', '[PAD]'],
        ['bert/README.md', '# BERT'],
        ['bert/train.py', 'x'],
      ]),
    );
    expect(assets).toEqual(['tokenizer.json']);
    expect(await readFile(join(folder, 'tokenizer.json'), 'utf8')).toBe('{"model":{}}');
    expect(exportFiles).toMatchObject({
      names: expect.arrayContaining(['config.json', 'onnx/model.onnx', 'vocab.txt']),
      texts: { 'config.json': '{"model_type":"bert"}' },
    });
    expect(notes).toEqual(['Files in the archive that were left aside: "bert/train.py".']);
  });

  test('is no Hugging Face folder for having a config.json of its own', async () => {
    const { exportFiles } = await opened(
      await zip([
        ['model.onnx', graph],
        ['config.json', '{"epochs":3}'],
      ]),
    );
    expect(exportFiles).toBeNull();
  });

  test('has its other files named, and those of file managers passed over', async () => {
    const { notes } = await opened(
      await zip([
        ['model.onnx', graph],
        ['train.py', 'x'],
        ['__MACOSX/._model.onnx', 'x'],
        ['.DS_Store', 'x'],
      ]),
    );
    expect(notes).toEqual(['Files in the archive that were left aside: "train.py".']);
  });
});

describe('an archive that cannot be opened is refused', () => {
  const link = { mode: 0o120777 };
  test.each<[string, () => Promise<Buffer>, RegExp]>([
    ['without a graph', () => zip([['readme.txt', 'x']]), /no model\.onnx\. It has "readme\.txt"/],
    ['a PyTorch checkpoint', () => zip([['archive/data.pkl', 'x']]), /PyTorch checkpoint.*torch\.onnx\.export/],
    ['a graph of another name', () => zip([['iris.onnx', graph]]), /it has "iris\.onnx"\. Rename or move it/],
    ['a graph too deep', () => zip([['a/b/model.onnx', graph]]), /Rename or move it/],
    [
      'two graphs',
      () =>
        zip([
          ['model.onnx', graph],
          ['old/model.onnx', graph],
        ]),
      /2 models/,
    ],
    ['a symbolic link', () => zip([['model.onnx', '/etc/passwd', link]]), /symbolic link \("model\.onnx"\)/],
    [
      'a path that climbs',
      async () =>
        renamed(
          await zip([
            ['model.onnx', graph],
            ['aa/bb.txt', 'x'],
          ]),
          'aa/bb.txt',
          '../bb.txt',
        ),
      /points out of it/,
    ],
    [
      'an absolute path',
      async () =>
        renamed(
          await zip([
            ['model.onnx', graph],
            ['a/b.txt', 'x'],
          ]),
          'a/b.txt',
          '//b.txt',
        ),
      /points out of it/,
    ],
    [
      'too many entries',
      () => zip(Array.from({ length: 21 }, (_, index) => [`${index}.txt`, 'x'])),
      /21 entries; at most 20/,
    ],
    [
      'too many bytes',
      () => zip([['model.onnx', Buffer.alloc(65 * 1024 * 1024), { compress: false }]]),
      /unpacks to 68 MB; at most 67 MB/,
    ],
    ['a zip bomb', () => zip([['model.onnx', Buffer.alloc(60 * 1024 * 1024)]]), /zip bomb/],
    ['cut short', async () => (await zip([['model.onnx', graph]])).subarray(0, -30), /cut short/],
    [
      'manifest that is no JSON',
      () =>
        zip([
          ['model.onnx', graph],
          ['model.json', '{"task":'],
        ]),
      /model\.json is not valid JSON/,
    ],
    [
      'a manifest past its limit',
      () =>
        zip([
          ['model.onnx', graph],
          ['model.json', ' '.repeat(100_001)],
        ]),
      /"model\.json".*larger than 100 kB/,
    ],
    [
      'a tokenizer past its limit',
      () =>
        zip([
          ['model.onnx', graph],
          ['tokenizer.json', Buffer.alloc(51 * 1024 * 1024), { compress: false }],
        ]),
      /"tokenizer\.json".*larger than 52 MB/,
    ],
    [
      'a Hugging Face folder without its graph',
      () =>
        zip([
          ['config.json', '{}'],
          ['model.safetensors', 'x'],
        ]),
      /without its graph.*optimum-cli export onnx/,
    ],
    [
      'external data beside the graph',
      () =>
        zip([
          ['model.onnx', Buffer.from(fixtures.externalData())],
          ['weights.bin', 'x'],
        ]),
      /"weights\.bin".*weights inside/,
    ],
  ])('%s', async (_, make, reason) => {
    expect(await refusal(await make())).toMatch(reason);
  });

  test('one that lies about its sizes', async () => {
    const bytes = await zip([['model.onnx', Buffer.alloc(30 * 1024 * 1024)]]);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(30 * 1024 * 1024);
    const small = Buffer.from([100, 0, 0, 0]);
    for (let at = bytes.indexOf(size); at >= 0; at = bytes.indexOf(size)) small.copy(bytes, at);
    expect(await refusal(bytes)).toMatch(/lies about the size/);
  });

  test('one that is encrypted', async () => {
    const bytes = await zip([['model.onnx', graph]]);
    const central = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
    bytes[central + 8]! |= 1;
    expect(await refusal(bytes)).toMatch(/encrypted/);
  });

  test('a manifest with problems gets a pointer for each', async () => {
    const text = JSON.stringify({ task: 'guess', features: [{ name: 'a/b', type: 'number', min: 'low' }] });
    const reason = await refusal(
      await zip([
        ['model.onnx', graph],
        ['model.json', text],
      ]),
    );
    expect(reason).toMatch(/^The manifest \(model\.json\) is not as it should be\.\n\/task: .*\n\/features\/0\/min: /);
  });
});
