import { stratifiedFolds } from '#lib/training/learners/stratified-folds';
import { accuracy, logLoss, mostProbable } from '#lib/training/metrics';
import { pipelineToOnnx } from '#lib/training/onnx/pipeline-to-onnx';
import type { Pipeline } from '#lib/training/pipeline/pipeline';
import { predictPipeline } from '#lib/training/pipeline/predict-pipeline';
import { writeStarter } from '../write-starter.ts';
import { type Flowers, featureNames, labels, readIris, trainIris } from './train.ts';

const descriptions = ['Length of the sepal', 'Width of the sepal', 'Length of the petal', 'Width of the petal'];
/** Two flowers of each species, and one between two of them. */
const exampleRows = [0, 41, 50, 98, 100, 119, 133];

export async function make(): Promise<void> {
  const flowers = await readIris();
  const forest = await trainIris(
    flowers,
    Int32Array.from(flowers.species, (_, row) => row),
  );
  await writeStarter(import.meta.url, {
    model: pipelineToOnnx(forest, flowers.table.columns),
    manifest: {
      task: 'classification',
      features: featureNames.map((name, index) => ({
        name,
        description: descriptions[index]!,
        type: 'number',
        unit: 'cm',
        min: 0,
        max: 30,
      })),
      labels,
      examples: exampleRows.map((row) => exampleOf(forest, flowers, row)),
      card: card(await foldScores(flowers)),
    },
  });
}

function exampleOf(forest: Pipeline, { table, species }: Flowers, row: number) {
  const probabilities = predictPipeline(forest, table, Int32Array.of(row));
  return {
    name: `Flower ${row + 1}, ${labels[species[row]!]}`,
    input: Object.fromEntries(table.columns.map(({ name, values }) => [name, values[row]!])),
    expected: {
      label: labels[mostProbable(probabilities, labels.length)[0]!]!,
      probabilities: Object.fromEntries(
        labels.map((label, index) => [label, Number(probabilities[index]!.toFixed(6))]),
      ),
    },
  };
}

/** Accuracy and log loss on rows the forest was not fitted to: five folds, dealt ten times. */
async function foldScores(flowers: Flowers): Promise<{ accuracies: number[]; losses: number[] }> {
  const accuracies: number[] = [];
  const losses: number[] = [];
  for (let deal = 0; deal < 10; deal++) {
    const folds = stratifiedFolds(flowers.species, 5, deal);
    const rows = folds.map((_, row) => row);
    for (let fold = 0; fold < 5; fold++) {
      const heldOut = rows.filter((row) => folds[row] === fold);
      const forest = await trainIris(
        flowers,
        rows.filter((row) => folds[row] !== fold),
      );
      const probabilities = predictPipeline(forest, flowers.table, heldOut);
      const truth = heldOut.map((row) => flowers.species[row]!);
      accuracies.push(accuracy(truth, mostProbable(probabilities, labels.length)));
      losses.push(logLoss(truth, probabilities, labels.length));
    }
  }
  return { accuracies, losses };
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function card({ accuracies, losses }: { accuracies: number[]; losses: number[] }): string {
  return `# Iris

Tells three species of iris apart by four measures of the flower, in centimetres.

## Model

A random forest of 100 trees: bootstrap samples, two of the four columns tried at each split, Gini impurity, no limit
on depth. The answer is the mean of the trees' leaf shares. Each measure is a float input of the graph.

## Data

Fisher's iris data, 150 flowers, 50 of each species: R. A. Fisher, "Iris", UCI Machine Learning Repository, 1936,
https://doi.org/10.24432/C56C76, licensed under CC BY 4.0. The published model is fitted to all 150.

## Held-out results

Five-fold cross-validation, dealt ten times, the forest fitted to the other four folds each time:

| measure | mean |
| --- | --- |
| accuracy | ${mean(accuracies).toFixed(3)} |
| log loss | ${mean(losses).toFixed(3)} |

Setosa is never mistaken; what is mistaken is versicolor for virginica, and the other way round.

## Limits

Few flowers, measured by one botanist a century ago. It knows no fourth species, and will call any flower
one of the three. Lengths from 0 to 30 cm are accepted; beyond about 8 cm it has seen nothing.
`;
}
