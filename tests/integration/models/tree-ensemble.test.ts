import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSession } from '#lib/inference/session';
import type { PlainTensor } from '#lib/inference/tensors';
import { boostedProbabilities, fitGradientBoosting } from '#lib/training/learners/gradient-boosting';
import { createRandom } from '#lib/training/learners/random';
import { fitRandomForest, forestProbabilities } from '#lib/training/learners/random-forest';
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
  const forest = fitRandomForest(columns, classes, 3, { seed: 1, trees: 20 });
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
  const expected = forestProbabilities(forest, columns);
  found.probabilities.forEach((p, place) => {
    expect(p).toBeCloseTo(expected[place]!, 5);
  });
});

it('runs boosted trees as the learner does, and labels agree with probabilities', async () => {
  const isTwo = classes.map((c) => (c === 1 ? 1 : 0));
  const boosting = fitGradientBoosting(columns, isTwo, { seed: 1, trees: 30, maxDepth: 4 });
  const ending = binaryOutputs('logit', ['no', 'yes']);
  const found = await run(
    encodeModel({
      name: 'boosting',
      inputs: [input],
      outputs: ending.outputs,
      nodes: [
        treeRegressor(boosting.trees, { input: 'x', output: 'logit', base: [boosting.baseLogit] }),
        ...ending.nodes,
      ],
      constants: ending.constants,
    }),
  );
  boostedProbabilities(boosting, columns).forEach((p, row) => {
    expect(found.probabilities[2 * row + 1]).toBeCloseTo(p, 5);
    expect(found.labels[row]).toBe(found.probabilities[2 * row + 1]! > 0.5 ? 'yes' : 'no');
  });
});
