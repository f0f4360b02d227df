import { readdirSync, readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import yazl from 'yazl';
import { answerRows } from '#lib/inference/answer-rows';
import { compileCodec } from '#lib/inference/compile-codec';
import { openSession } from '#lib/inference/session';
import { compareAnswer } from '#lib/registry/compare-answer';
import { Expected, type Manifest } from '#lib/registry/manifest';
import { quarantined, ready } from '#tests/integration/quarantine/quarantined';

const folder = new URL('../../support/tree-files/', import.meta.url);
const file = (name: string) => readFileSync(new URL(name, folder));
const names = readdirSync(folder).filter((name) => /\.(json|ubj|txt)$/.test(name) && !name.endsWith('.answers.json'));

type Recorded = { rows: unknown[]; answers: object[] };
const recordedFor = (name: string): Recorded =>
  JSON.parse(file(`${name.replace(/\.\w+$/, '')}.answers.json`).toString());

/** What is wrong with the answers of the version that the file became, beside those recorded in Python, to 1e-5. */
async function problemsOf(version: Awaited<ReturnType<typeof ready>>, { rows, answers: expected }: Recorded) {
  const { manifest, certificate, graphPath } = version;
  const codec = compileCodec({ manifest, binding: certificate.binding });
  const session = await openSession(graphPath);
  const answers = await answerRows(session, codec, rows, (row) => `/rows/${row}`);
  return answers.flatMap(
    (answer, row) => compareAnswer(Expected.parse({ ...expected[row], tolerance: 1e-5 }), answer).problems,
  );
}

function zip(files: Record<string, string | Buffer>): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name);
  archive.end();
  return buffer(archive.outputStream);
}

const flowers = (names: readonly string[]): Pick<Manifest, 'task' | 'features' | 'labels'> => ({
  task: 'classification',
  features: names.map((name) => ({ name, type: 'number' })),
  labels: ['setosa', 'another'],
});
const columns = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'];

describe('files of XGBoost and LightGBM', () => {
  test.each(names)('%s is published as it is, and answers as its library to 1e-5', async (name) => {
    const version = await ready(file(name));

    expect(await problemsOf(version, recordedFor(name))).toEqual([]);
    expect(version.certificate).toMatchObject({ batchable: true, deterministic: true });
    expect(version.certificate.notes[0]).toMatch(/^Converted to ONNX from the file of (XGBoost|LightGBM) /);
  });

  test('what the file knows of its features is in the manifest', async () => {
    const { manifest } = await ready(file('xgboost-categories.json'));
    expect(manifest.features).toEqual([
      { name: 'age', type: 'number', default: null },
      { name: 'income', type: 'number', default: null },
      {
        name: 'city',
        type: 'category',
        categories: ['Delft', 'Graz', 'Lodz', 'Oslo', 'Porto', 'Turin'],
        default: null,
      },
      { name: 'plan', type: 'category', categories: ['basic', 'plus', 'pro'], default: null },
      { name: 'calls', type: 'integer', default: null },
      { name: 'is_new', type: 'boolean', default: null },
    ]);
    expect((await ready(file('xgboost-early.json'))).manifest.labels).toEqual(['setosa', 'versicolor', 'virginica']);
  });

  test.each([
    ['a model.ubj beside it', 'model.ubj', 'xgboost-binary-ubj.ubj'],
    ['a text in a folder', 'irises/flowers.txt', 'lightgbm-binary.txt'],
  ])('in an archive, the manifest is in force: %s', async (_, path, name) => {
    const top = path.slice(0, path.lastIndexOf('/') + 1);
    const archive = await zip({ [path]: file(name), [`${top}model.json`]: JSON.stringify(flowers(columns)) });
    const { manifest } = await ready(archive);
    expect(manifest.labels).toEqual(['setosa', 'another']);
  });

  test('in an archive, XGBoost’s own model.json is not mistaken for a manifest', async () => {
    const { manifest } = await ready(await zip({ 'model.json': file('xgboost-binary-json.json') }));
    expect(manifest.labels).toEqual(['0', '1']);
  });

  test('a manifest that has the features in another order than the file is refused', async () => {
    const { status, rejection } = await quarantined(file('lightgbm-binary.txt'), flowers(columns.toReversed()));
    expect(status).toBe('rejected');
    expect(rejection).toMatch(/another order[\s\S]*"petal_width" is number 4 in the model file, not 1/);
  });

  test.each([
    ['cut short', file('xgboost-binary-json.json').subarray(0, 3000), /XGBoost file is damaged.*cut short.*save_model/],
    ['UBJSON cut short', file('xgboost-binary-ubj.ubj').subarray(0, 3000), /XGBoost file is damaged.*ends too early/],
    ['a text cut short', file('lightgbm-binary.txt').subarray(0, 3000), /LightGBM file is damaged.*cut short/],
    [
      'a pickle',
      Buffer.from('\x80\x04\x95\x10\0\0sklearn', 'latin1'),
      /from skl2onnx import to_onnx\n.*\n.*model\.onnx/,
    ],
  ])('%s is refused with what to do', async (_, bytes, reason) => {
    const { status, rejection } = await quarantined(bytes);
    expect(status).toBe('rejected');
    expect(rejection).toMatch(reason);
  });
});
