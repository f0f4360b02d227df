import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerRows } from '#lib/inference/answer-rows';
import { compileCodec } from '#lib/inference/compile-codec';
import { openSession } from '#lib/inference/session';
import { bindManifest } from '#lib/registry/bind-manifest';
import { compareAnswer } from '#lib/registry/compare-answer';
import { Expected } from '#lib/registry/manifest';
import { sourceOfBytes } from '#lib/registry/onnx/byte-source';
import { readOnnxSummary } from '#lib/registry/onnx/read-onnx-summary';
import { convertTreeFile } from '#lib/training/convert/convert-tree-file';
import { summaryOf } from '#lib/training/convert/graph-values';
import { readTreeFile } from '#lib/training/convert/read-tree-file';

const folder = new URL('../../../support/tree-files/', import.meta.url);
const files = readdirSync(folder).filter((name) => /\.(json|ubj|txt)$/.test(name) && !name.endsWith('.answers.json'));
const tolerance = 1e-5;

describe('files as XGBoost and LightGBM save them', () => {
  test.each(files)('%s answers as its library does, missing values and categories included', async (name) => {
    const source = sourceOfBytes(readFileSync(new URL(name, folder)));
    const recorded: { rows: unknown[]; answers: object[] } = JSON.parse(
      readFileSync(new URL(`${name.replace(/\.\w+$/, '')}.answers.json`, folder), 'utf8'),
    );
    const { graph, manifest } = (await convertTreeFile(source))!;
    const codec = compileCodec({
      manifest,
      binding: bindManifest(manifest, await readOnnxSummary(sourceOfBytes(graph))),
    });
    const session = await openSession(graph);
    const answers = await answerRows(session, codec, recorded.rows, (row) => `/rows/${row}`);

    const problems = answers.flatMap(
      (answer, row) => compareAnswer(Expected.parse({ ...recorded.answers[row], tolerance }), answer).problems,
    );
    expect(problems).toEqual([]);
  });

  test.each(files)('what the browser is told of %s, before there is a graph, is what its graph says', async (name) => {
    const source = sourceOfBytes(readFileSync(new URL(name, folder)));
    const summary = summaryOf((await readTreeFile(source))!);
    const { graph } = (await convertTreeFile(source))!;
    const { inputs, outputs, classLabels } = await readOnnxSummary(sourceOfBytes(graph));

    expect(inputs).toEqual(summary.inputs);
    expect(outputs).toMatchObject(summary.outputs.map(({ madeBy: _, ...output }) => output));
    expect(classLabels).toEqual(summary.classLabels);
  });

  test('a missing value counts as 0 where LightGBM saw none in training, as in LightGBM', async () => {
    const { graph } = (await convertTreeFile(sourceOfBytes(readFileSync(new URL('lightgbm-binary.txt', folder)))))!;
    const session = await openSession(graph);
    const answersTo = async (missing: number) => {
      const rows = [0, 1, 2, 3].map((column) => [6, 3, 4, 1.3].with(column, missing));
      const features = { type: 'float64' as const, data: Float64Array.from(rows.flat()), dims: [4, 4] };
      return (await session.run({ features }, ['probabilities'])).probabilities!.data;
    };

    expect(await answersTo(NaN)).toEqual(await answersTo(0));
  });
});
