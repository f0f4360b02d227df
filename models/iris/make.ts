import { ensembleAnswers } from '#lib/training/learners/ensemble-answers';
import type { TreeEnsemble } from '#lib/training/learners/learner';
import { stratifiedFolds } from '#lib/training/learners/stratified-folds';
import { accuracy, logLoss, mostProbable } from '#lib/training/metrics';
import { encodeModel } from '#lib/training/onnx/encode-model';
import { treeClassifier } from '#lib/training/onnx/tree-ensemble';
import { writeStarter } from '../write-starter.ts';
import { featureNames, labels, readIris, trainIris } from './train.ts';

const descriptions = ['Length of the sepal', 'Width of the sepal', 'Length of the petal', 'Width of the petal'];
/** Two flowers of each species, and one between two of them. */
const exampleRows = [0, 41, 50, 98, 100, 119, 133];

export async function make(): Promise<void> {
  const { columns, species } = await readIris();
  const forest = await trainIris(columns, species);
  await writeStarter(import.meta.url, {
    model: toOnnx(forest),
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
      examples: exampleRows.map((row) => exampleOf(forest, columns, species, row)),
      card: card(await foldScores(columns, species)),
    },
  });
}

function toOnnx({ trees }: TreeEnsemble): Uint8Array {
  return encodeModel({
    name: 'iris',
    inputs: [{ name: 'features', type: 'float32', dims: ['N', featureNames.length] }],
    outputs: [
      { name: 'label', type: 'string', dims: ['N'] },
      { name: 'probabilities', type: 'float32', dims: ['N', labels.length] },
    ],
    nodes: [treeClassifier(trees, { input: 'features', label: 'label', probabilities: 'probabilities', labels })],
  });
}

function exampleOf(forest: TreeEnsemble, columns: readonly Float32Array[], species: Int32Array, row: number) {
  const values = columns.map((column) => column.subarray(row, row + 1));
  const probabilities = ensembleAnswers(forest, values);
  return {
    name: `Flower ${row + 1}, ${labels[species[row]!]}`,
    input: Object.fromEntries(featureNames.map((name, index) => [name, Number(values[index]![0]!.toPrecision(7))])),
    expected: {
      label: labels[mostProbable(probabilities, labels.length)[0]!]!,
      probabilities: Object.fromEntries(
        labels.map((label, index) => [label, Number(probabilities[index]!.toFixed(6))]),
      ),
    },
  };
}

/** Accuracy and log loss on rows the forest was not fitted to: five folds, dealt ten times. */
async function foldScores(
  columns: readonly Float32Array[],
  species: Int32Array,
): Promise<{ accuracies: number[]; losses: number[] }> {
  const accuracies: number[] = [];
  const losses: number[] = [];
  for (let deal = 0; deal < 10; deal++) {
    const folds = stratifiedFolds(species, 5, deal);
    for (let fold = 0; fold < 5; fold++) {
      const isHeldOut = (_: number, row: number) => folds[row] === fold;
      const isKept = (_: number, row: number) => folds[row] !== fold;
      const forest = await trainIris(
        columns.map((column) => column.filter(isKept)),
        species.filter(isKept),
      );
      const heldOut = columns.map((column) => column.filter(isHeldOut));
      const probabilities = ensembleAnswers(forest, heldOut);
      const truth = species.filter(isHeldOut);
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
on depth. The answer is the mean of the trees' leaf shares. The graph takes one float input of four columns.

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
