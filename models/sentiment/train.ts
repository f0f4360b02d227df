import { readFile } from 'node:fs/promises';
import { LinearParams } from '#lib/training/algorithms';
import { fitLinear } from '#lib/training/learners/fit-linear';
import type { LinearModel } from '#lib/training/learners/learner';
import { linearAnswers } from '#lib/training/learners/linear-answers';
import { fitTfIdf, type TfIdf, tfIdfRows } from '#lib/training/learners/tf-idf';
import { wordsOf } from '#lib/training/pipeline/words';
import { readCsv } from '../read-csv.ts';

export const labels = ['negative', 'positive'] as const;

export type SentimentModel = { tfIdf: TfIdf; regression: LinearModel };

/** The 2,000 labelled sentences; `classes` are positions in `labels`. */
export async function readSentences(): Promise<{ texts: string[]; classes: Int32Array }> {
  const [, ...rows] = readCsv(await readFile(new URL('sentiment.csv', import.meta.url), 'utf8'));
  return {
    texts: rows.map((row) => row[0]!),
    classes: Int32Array.from(rows, (row) => (row[1] === 'positive' ? 1 : 0)),
  };
}

export async function trainSentiment(texts: readonly string[], classes: Int32Array): Promise<SentimentModel> {
  const documents = texts.map(wordsOf);
  const tfIdf = fitTfIdf(documents, { minDocuments: 2 });
  const target = { kind: 'classification', labels: classes, classCount: labels.length } as const;
  const train = { columns: [], texts: tfIdfRows(tfIdf, documents), target };
  const { model } = await fitLinear(train, null, LinearParams.parse({ reg_lambda: 0.1 }), { seed: 1, threads: 1 });
  return { tfIdf, regression: model };
}

/** The probability that each text is positive. */
export function positiveProbabilities({ tfIdf, regression }: SentimentModel, texts: readonly string[]): Float64Array {
  const both = linearAnswers(regression, [], tfIdfRows(tfIdf, texts.map(wordsOf)));
  return both.filter((_, position) => position % 2 === 1);
}
