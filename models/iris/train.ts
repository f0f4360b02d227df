import { readFile } from 'node:fs/promises';
import { RandomForestParams } from '#lib/training/algorithms';
import { fitPipeline } from '#lib/training/pipeline/fit-pipeline';
import type { Pipeline } from '#lib/training/pipeline/pipeline';
import { readCsv } from '../read-csv.ts';

export const featureNames = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'];
export const labels = ['setosa', 'versicolor', 'virginica'];

type Measure = { name: string; type: 'number'; values: Float64Array };

/** Lengths and widths in cm, and the species of each flower as a position in `labels`. */
export type Flowers = { table: { rowCount: number; columns: readonly Measure[] }; species: Int32Array };

/** Fisher's 150 flowers. */
export async function readIris(): Promise<Flowers> {
  const [, ...rows] = readCsv(await readFile(new URL('iris.csv', import.meta.url), 'utf8'));
  const columns = featureNames.map((name, column): Measure => {
    return { name, type: 'number', values: Float64Array.from(rows, (row) => Number(row[column])) };
  });
  const species = Int32Array.from(rows, (row) => labels.indexOf(row[4]!.replace('Iris-', '')));
  return { table: { rowCount: rows.length, columns }, species };
}

/** Learns from some of the flowers. */
export async function trainIris({ table, species }: Flowers, rows: Int32Array): Promise<Pipeline> {
  const { pipeline } = await fitPipeline({
    table,
    task: { kind: 'classification', target: 'iris', labels },
    target: { kind: 'classification', labels: species, classCount: labels.length },
    trainRows: rows,
    validationRows: null,
    choice: { algorithm: 'random-forest', params: RandomForestParams.parse({ n_estimators: 100 }) },
    ignore: [],
    learning: { seed: 20, threads: 1 },
  });
  return pipeline;
}
