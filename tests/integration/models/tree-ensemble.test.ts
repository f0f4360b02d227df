import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSession } from '#lib/inference/session';
import type { PlainTensor } from '#lib/inference/tensors';
import { BoostingParams, RandomForestParams } from '#lib/training/algorithms';
import { ensembleAnswers } from '#lib/training/learners/ensemble-answers';
import { fitGradientBoosting } from '#lib/training/learners/fit-gradient-boosting';
import { fitRandomForest } from '#lib/training/learners/fit-random-forest';
import type { LearningSet } from '#lib/training/learners/learner';
import { createRandom } from '#lib/training/learners/random';
import { binaryOutputs } from '#lib/training/onnx/binary-outputs';
import { encodeModel } from '#lib/training/onnx/encode-model';
import { treeClassifier, treeRegressor } from '#lib/training/onnx/tree-ensemble';

const random = createRandom(1);
const rowCount = 800;
const columns = [0, 1, 2].map(() => new Float32Array(rowCount).map(() => (random() < 0.2 ? NaN : random())));
const classes = Int32Array.from(columns[0]!, (x, row) => (Number.isNaN(x) ? 2 : x > (columns[1]![row] || 0.3) ? 1 : 0));
const x: PlainTensor = {
  type: 'float32',
  dims: [rowCount, 3],
  data: new Float32Array(rowCount * 3).map((_, place) => columns[place % 3]![Math.floor(place / 3)]!),
};
const once = { seed: 1, threads: 1 };
const learned = (labels: Int32Array, classCount: number): LearningSet => ({
  columns,
  texts: null,
  target: { kind: 'classification', labels, classCount },
});
const input = { name: 'x', type: 'float32', dims: ['N', 3] } as const;

async function run(model: Uint8Array) {
  const path = join(await mkdtemp(join(tmpdir(), 'bellwether-tree-')), 'model.onnx');
  await writeFile(path, model);
  const session = await openSession(path);
  const { label, probabilities } = await session.run({ x }, ['label', 'probabilities']);
  await session.release();
  return { labels: label!.data, probabilities: Array.from(probabilities!.data, Number) };
}

it('runs a forest as the learner does, missing values included', async () => {
  const { model: forest } = await fitRandomForest(
    learned(classes, 3),
    RandomForestParams.parse({ n_estimators: 20 }),
    once,
  );
  const labels = ['none', 'one', 'two'];
  const found = await run(
    encodeModel({
      name: 'forest',
      inputs: [input],
      outputs: [
        { name: 'label', type: 'string', dims: ['N'] },
        { name: 'probabilities', type: 'float32', dims: ['N', 3] },
      ],
      nodes: [treeClassifier(forest.trees, { input: 'x', label: 'label', probabilities: 'probabilities', labels })],
    }),
  );
  const expected = ensembleAnswers(forest, columns);
  found.probabilities.forEach((p, place) => {
    expect(p).toBeCloseTo(expected[place]!, 5);
  });
});

it('runs boosted trees as the learner does, and labels agree with probabilities', async () => {
  const isTwo = classes.map((c) => (c === 1 ? 1 : 0));
  const params = BoostingParams.parse({ n_estimators: 30, max_depth: 4 });
  const { model: boosting } = await fitGradientBoosting(learned(isTwo, 2), null, params, once);
  const ending = binaryOutputs('logit', ['no', 'yes']);
  const found = await run(
    encodeModel({
      name: 'boosting',
      inputs: [input],
      outputs: ending.outputs,
      nodes: [treeRegressor(boosting.trees, { input: 'x', output: 'logit', base: boosting.base }), ...ending.nodes],
      constants: ending.constants,
    }),
  );
  const expected = ensembleAnswers(boosting, columns);
  expected.forEach((p, place) => {
    expect(found.probabilities[place]).toBeCloseTo(p, 5);
  });
  expected
    .filter((_, place) => place % 2 === 1)
    .forEach((_, row) => {
      expect(found.labels[row]).toBe(found.probabilities[2 * row + 1]! > 0.5 ? 'yes' : 'no');
    });
});
