import { BoostingParams } from '#lib/training/algorithms';
import { ensembleAnswers } from '#lib/training/learners/ensemble-answers';
import { fitGradientBoosting } from '#lib/training/learners/fit-gradient-boosting';
import type { Target } from '#lib/training/learners/learner';
import { stratifiedFolds } from '#lib/training/learners/stratified-folds';
import { accuracy, logLoss, mostProbable, rocAuc } from '#lib/training/metrics';
import { fitPreparation } from '#lib/training/pipeline/fit-preparation';
import { learningSet, targetAt } from '#lib/training/pipeline/learning-set';
import { readTable } from './real-tables.ts';
import type { XgboostPeer } from './xgboost-peer.ts';

export type Quality = { data: string; measure: string; ours: number; xgboost: number | null };

const seeds = [1, 2, 3, 4, 5];
const folds = 5;
const params = BoostingParams.parse({});

/** Mean quality on rows held out, of both on the same splits, design matrix and parameters: five folds for each seed. */
export async function measureQuality(peer: XgboostPeer | null): Promise<Quality[]> {
  return [
    ...(await compare('insurance claims', 'insurance_claims.csv', 'fraud_reported', 'classification', peer)),
    ...(await compare('German credit', 'german_credit.csv', 'credit_risk', 'classification', peer)),
    ...(await compare('wine quality', 'wine_quality.csv', 'quality', 'regression', peer)),
    ...(await compare('iris', 'iris.csv', 'species', 'classification', peer)),
  ];
}

async function compare(
  data: string,
  file: string,
  targetName: string,
  kind: Target['kind'],
  peer: XgboostPeer | null,
): Promise<Quality[]> {
  const { table, target } = readTable(file, targetName, kind);
  const ours: Record<string, number>[] = [];
  const xgboosts: Record<string, number>[] = [];
  for (const seed of seeds) {
    for (const { kept, heldOut } of splitsOf(target, seed)) {
      const options = { ignore: [], minDocuments: 2, maxTerms: 1000 };
      const { preparation } = fitPreparation(table, kept, target, 'trees', options);
      const train = learningSet(preparation, table, target, kept);
      const test = learningSet(preparation, table, target, heldOut);
      const { model } = await fitGradientBoosting(train, null, params, { seed, threads: 1 });
      ours.push(scoresOf(test.target, ensembleAnswers(model, test.columns)));
      if (!peer) continue;
      const { answers } = await peer.fit(train, test.columns, params, 1);
      const isBinary = target.kind === 'classification' && target.classCount === 2;
      xgboosts.push(scoresOf(test.target, isBinary ? answers.flatMap((p) => [1 - p, p]) : answers));
    }
  }
  const mean = (scores: Record<string, number>[], measure: string) =>
    scores.reduce((sum, score) => sum + score[measure]!, 0) / scores.length;
  return Object.keys(ours[0]!).map((measure) => ({
    data,
    measure,
    ours: mean(ours, measure),
    xgboost: peer && mean(xgboosts, measure),
  }));
}

export function splitsOf(target: Target, seed: number): { kept: Int32Array; heldOut: Int32Array }[] {
  const strata = target.kind === 'classification' ? target.labels : new Int32Array(target.values.length);
  const foldOf = stratifiedFolds(strata, folds, seed);
  const rows = Int32Array.from(foldOf, (_, row) => row);
  return Array.from({ length: folds }, (_, fold) => ({
    kept: rows.filter((row) => foldOf[row] !== fold),
    heldOut: rows.filter((row) => foldOf[row] === fold),
  }));
}

function scoresOf(target: Target, answers: ArrayLike<number>): Record<string, number> {
  if (target.kind === 'regression') {
    const squares = target.values.map((value, row) => (value - answers[row]!) ** 2);
    return { RMSE: Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length) };
  }
  const { labels, classCount } = target;
  if (classCount === 2) {
    return {
      'ROC AUC': rocAuc(
        labels,
        Float64Array.from(labels, (_, row) => answers[2 * row + 1]!),
      ),
    };
  }
  return {
    accuracy: accuracy(labels, mostProbable(answers, classCount)),
    'log loss': logLoss(labels, answers, classCount),
  };
}

/** Five-fold accuracy of the linear learner on sentences and what they feel like. */
export async function measureText(): Promise<Quality> {
  const { fitPipeline } = await import('#lib/training/pipeline/fit-pipeline');
  const { predictPipeline } = await import('#lib/training/pipeline/predict-pipeline');
  const { LinearParams } = await import('#lib/training/algorithms');
  const { table, target } = readTable('sentiment.csv', 'label', 'classification', ['text']);
  const task = { kind: 'classification', target: 'label', labels: ['negative', 'positive'] } as const;
  const choice = { algorithm: 'linear', params: LinearParams.parse({}) } as const;
  const accuracies: number[] = [];
  for (const seed of seeds) {
    for (const { kept, heldOut } of splitsOf(target, seed)) {
      const learning = { seed, threads: 1 };
      const order = { table, task, target, trainRows: kept, validationRows: null, choice, ignore: [], learning };
      const { pipeline } = await fitPipeline(order);
      const truth = targetAt(target, heldOut);
      if (truth.kind !== 'classification') continue;
      accuracies.push(accuracy(truth.labels, mostProbable(predictPipeline(pipeline, table, heldOut), 2)));
    }
  }
  const ours = accuracies.reduce((sum, value) => sum + value, 0) / accuracies.length;
  return { data: 'sentiment, five-fold, linear', measure: 'accuracy', ours, xgboost: null };
}
