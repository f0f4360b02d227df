import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
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
    expect(manifestProblems(model.manifest, model.summary)).toEqual([]);
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
    expect(model).toMatchObject({ hasOwnManifest: true, trees: { library: 'LightGBM' } });
    expect(model.manifest.labels).toEqual(['setosa', 'another']);

    const reversed = { ...files, 'model.json': JSON.stringify({ ...own, features: own.features.toReversed() }) };
    await expect(readModelFile(chosen('flowers.zip', await zip(reversed)))).rejects.toThrow(/another order/);
  });

  test('says what is wrong where it is damaged', async () => {
    const cut = bytesOf('lightgbm-binary.txt').subarray(0, 5000);
    await expect(readModelFile(chosen('model.txt', cut))).rejects.toThrow(/LightGBM file is damaged: it is cut short/);
  });
});
