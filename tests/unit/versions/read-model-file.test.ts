import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import yazl from 'yazl';
import { manifestProblems, readModelFile } from '#components/versions/read-model-file.ts';

const bytesOf = (name: string) => readFileSync(new URL(`../../support/tree-files/${name}`, import.meta.url));
const chosen = (name: string, bytes: Buffer) => new File([Uint8Array.from(bytes)], name);

function zip(files: Record<string, string | Buffer>): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name);
  archive.end();
  return buffer(archive.outputStream);
}

describe('a dropped file of XGBoost or LightGBM', () => {
  test('says what is inside it, so that only its labels are asked for', async () => {
    const model = await readModelFile(chosen('model.ubj', bytesOf('xgboost-multiclass.ubj')));
    expect(model.trees).toEqual({
      library: 'XGBoost',
      version: '3.2.0',
      treeCount: 36,
      objective: 'multi:softprob',
      featureCount: 4,
      hasNames: true,
      lacksLabels: true,
    });
    expect(model.manifest.labels).toEqual(['0', '1', '2']);
    expect(manifestProblems(model.manifest, model)).toEqual([]);
  });

  test('is asked for no labels where it has none, or knows them', async () => {
    const regression = await readModelFile(chosen('a', bytesOf('lightgbm-regression-missing.txt')));
    const named = await readModelFile(chosen('b', bytesOf('xgboost-early.json')));
    expect(regression.trees).toMatchObject({ lacksLabels: false, hasNames: true });
    expect(named.trees).toMatchObject({ lacksLabels: false, hasNames: false });
    expect(named.manifest.labels).toEqual(['setosa', 'versicolor', 'virginica']);
  });

  test('is found in an archive, beside its manifest', async () => {
    const own = {
      task: 'classification',
      features: ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'].map((name) => ({
        name,
        type: 'number',
      })),
      labels: ['setosa', 'another'],
    };
    const files = { 'flowers.txt': bytesOf('lightgbm-binary.txt'), 'model.json': JSON.stringify(own) };
    const model = await readModelFile(chosen('flowers.zip', await zip(files)));
    expect(model).toMatchObject({ source: 'model.json', trees: { library: 'LightGBM' } });
    expect(model.manifest.labels).toEqual(['setosa', 'another']);

    const reversed = { ...files, 'model.json': JSON.stringify({ ...own, features: own.features.toReversed() }) };
    await expect(readModelFile(chosen('flowers.zip', await zip(reversed)))).rejects.toThrow(/another order/);
  });

  test('says what is wrong where it is damaged', async () => {
    const cut = bytesOf('lightgbm-binary.txt').subarray(0, 5000);
    await expect(readModelFile(chosen('model.txt', cut))).rejects.toThrow(/LightGBM file is damaged: it is cut short/);
  });
});

describe('a dropped Hugging Face folder', () => {
  const folder = new URL('../../support/fixtures/hugging-face/', import.meta.url);
  const filesOf = (name: string): Record<string, Buffer> =>
    Object.fromEntries(
      readdirSync(new URL(`${name}/`, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [relative(fileURLToPath(new URL(`${name}/`, folder)), path), readFileSync(path)]),
    );
  const dropped = async (files: Record<string, string | Buffer>) => readModelFile(chosen('x.zip', await zip(files)));

  test.each([
    ['vit-classifier', 'image-classification'],
    ['yolos-detector', 'object-detection'],
    ['bert-sentiment', 'text-classification'],
    ['roberta-pair', 'text-classification'],
    ['xlmr-entities', 'token-classification'],
    ['distilbert-embedding', 'embedding'],
    ['ast-tiny', 'audio-classification'],
    ['wav2vec2-tiny', 'audio-classification'],
    ['videomae-tiny', 'video-classification'],
  ])('%s is understood as it is: nothing has to be said about it', async (name, task) => {
    const model = await dropped(filesOf(name));
    expect(model).toMatchObject({ source: 'hugging-face', manifest: { task } });
    expect(manifestProblems(model.manifest, model)).toEqual([]);
  });

  test('with a folder around it, as file managers zip it, it is the same', async () => {
    const inside = Object.entries(filesOf('vit-classifier')).map(([name, bytes]) => [`vit/${name}`, bytes] as const);
    const model = await dropped(Object.fromEntries(inside));
    expect(model.manifest).toEqual((await dropped(filesOf('vit-classifier'))).manifest);
  });

  test('says by name what it lacks', async () => {
    const { 'preprocessor_config.json': _, ...unprepared } = filesOf('vit-classifier');
    await expect(dropped(unprepared)).rejects.toThrow(/no preprocessor_config\.json/);
    const { 'tokenizer.json': __, ...wordless } = filesOf('bert-sentiment');
    await expect(dropped(wordless)).rejects.toThrow(/tokenizer\.json/);
    const { 'onnx/model.onnx': ___, ...graphless } = filesOf('vit-classifier');
    await expect(dropped({ ...graphless, 'model.safetensors': 'x' })).rejects.toThrow(/model\.onnx is missing/);
  });

  test('with a pickle in the place of a model is refused, with the lines that export it', async () => {
    await expect(dropped({ 'model.pkl': 'x' })).rejects.toThrow(/pickles run code[\s\S]*to_onnx/);
  });

  test('whose model.json asks for tokens is told that tokenizer.json is missing', async () => {
    const { 'tokenizer.json': _, 'config.json': __, ...files } = filesOf('bert-sentiment');
    const { manifest } = await dropped(filesOf('bert-sentiment'));
    const model = await dropped({ ...files, 'model.json': JSON.stringify(manifest) });
    expect(manifestProblems(model.manifest, model)).toMatchObject([
      { pointer: '/features/0/tokens', detail: expect.stringContaining('tokenizer.json') },
    ]);
  });
});
