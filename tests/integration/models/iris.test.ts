import { expect, it } from 'vitest';
import { predictPipeline } from '#lib/training/pipeline/predict-pipeline';
import { labels, readIris, trainIris } from '../../../models/iris/train.ts';
import { openShipped, probabilityOf } from './starter.ts';

it('answers all 150 flowers as the forest of the learner does', async () => {
  const flowers = await readIris();
  const every = Int32Array.from(flowers.species, (_, row) => row);
  const expected = predictPipeline(await trainIris(flowers, every), flowers.table);
  const { answer } = await openShipped('iris');
  const answers = await answer(
    Array.from(every, (row) =>
      Object.fromEntries(flowers.table.columns.map(({ name, values }) => [name, values[row]])),
    ),
  );
  expect(answers).toHaveLength(150);
  answers.forEach((found, row) => {
    labels.forEach((label, index) => {
      expect(probabilityOf(found, label)).toBeCloseTo(expected[row * labels.length + index]!, 5);
    });
  });
});

it('refuses a length out of range', async () => {
  const { answer, starter } = await openShipped('iris');
  const row = { ...starter.manifest.examples[0]!.input, petal_length: 31 };
  await expect(answer([row])).rejects.toThrow('petal_length must be between 0 and 30');
});
