import { expect, it } from 'vitest';
import { ensembleAnswers } from '#lib/training/learners/ensemble-answers';
import { featureNames, labels, readIris, trainIris } from '../../../models/iris/train.ts';
import { openShipped, probabilityOf } from './starter.ts';

it('answers all 150 flowers as the forest of the learner does', async () => {
  const { columns, species } = await readIris();
  const forest = await trainIris(columns, species);
  const expected = ensembleAnswers(forest, columns);
  const { answer } = await openShipped('iris');
  const rows = Array.from(species, (_, row) =>
    Object.fromEntries(featureNames.map((name, column) => [name, columns[column]![row]!])),
  );
  const answers = await answer(rows);
  expect(forest.trees).toHaveLength(100);
  rows.forEach((_, row) => {
    labels.forEach((label, index) => {
      expect(probabilityOf(answers[row], label)).toBeCloseTo(expected[row * labels.length + index]!, 5);
    });
  });
});

it('refuses a length out of range', async () => {
  const { answer, starter } = await openShipped('iris');
  const row = { ...starter.manifest.examples[0]!.input, petal_length: 31 };
  await expect(answer([row])).rejects.toThrow('petal_length must be between 0 and 30');
});
