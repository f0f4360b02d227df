import { readFile } from 'node:fs/promises';
import {
  fitLogisticRegression,
  type LogisticRegression,
  logisticProbabilities,
} from '#lib/training/learners/logistic-regression';
import { fitTfIdf, type TfIdf, tfIdfRows } from '#lib/training/learners/tf-idf';
import { readCsv } from '../read-csv.ts';
import { wordsOf } from './words.ts';

export const labels = ['negative', 'positive'] as const;

export type SentimentModel = { tfIdf: TfIdf; regression: LogisticRegression };

/** The 2,000 labelled sentences; `classes` are positions in `labels`. */
export async function readSentences(): Promise<{ texts: string[]; classes: Int32Array }> {
  const [, ...rows] = readCsv(await readFile(new URL('sentiment.csv', import.meta.url), 'utf8'));
  return {
    texts: rows.map((row) => row[0]!),
    classes: Int32Array.from(rows, (row) => (row[1] === 'positive' ? 1 : 0)),
  };
}

export function trainSentiment(texts: readonly string[], classes: Int32Array): SentimentModel {
  const documents = texts.map(wordsOf);
  // One word skipped lets "not very good" count as "not good".
  const tfIdf = fitTfIdf(documents, { minDocuments: 2, maxSkip: 1 });
  return { tfIdf, regression: fitLogisticRegression(tfIdfRows(tfIdf, documents), classes, { l2: 0.1 }) };
}

/** The probability that each text is positive. */
export function positiveProbabilities({ tfIdf, regression }: SentimentModel, texts: readonly string[]): Float64Array {
  return logisticProbabilities(regression, tfIdfRows(tfIdf, texts.map(wordsOf)));
}
