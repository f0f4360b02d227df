import { readFile } from 'node:fs/promises';
import { RandomForestParams } from '#lib/training/algorithms';
import { fitRandomForest } from '#lib/training/learners/fit-random-forest';
import type { TreeEnsemble } from '#lib/training/learners/learner';
import { readCsv } from '../read-csv.ts';

export const featureNames = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'];
export const labels = ['setosa', 'versicolor', 'virginica'];

/** Fisher's 150 flowers: four columns in cm and the species as a position in `labels`. */
export async function readIris(): Promise<{ columns: Float32Array[]; species: Int32Array }> {
  const [, ...rows] = readCsv(await readFile(new URL('iris.csv', import.meta.url), 'utf8'));
  return {
    columns: featureNames.map((_, column) => Float32Array.from(rows, (row) => Number(row[column]))),
    species: Int32Array.from(rows, (row) => labels.indexOf(row[4]!.replace('Iris-', ''))),
  };
}

export async function trainIris(columns: readonly Float32Array[], species: Int32Array): Promise<TreeEnsemble> {
  const target = { kind: 'classification', labels: species, classCount: labels.length } as const;
  const params = RandomForestParams.parse({ n_estimators: 100 });
  const { model } = await fitRandomForest({ columns, texts: null, target }, params, { seed: 20, threads: 1 });
  return model;
}
