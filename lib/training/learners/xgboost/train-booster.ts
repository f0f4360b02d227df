import { setImmediate } from 'node:timers/promises';
import type { BoostingParams } from '../../algorithms.ts';
import type { Learning, LearningSet, Target } from '../learner.ts';
import type { Handle, Native } from './native.ts';
import { LARGEST_VALUE } from './read-model.ts';

/**
 * What XGBoost learned: its own JSON, how many of its rounds to keep, and the probability, or the number in the
 * target's unit, that it began from.
 */
export type TrainedBooster = { modelJson: string; rounds: number; baseScore: number };

/** Trains XGBoost's histogram method round by round. Stops early by the loss of `validation`, where there is one. */
export async function trainBooster(
  native: Native,
  { train, validation }: { train: LearningSet; validation: LearningSet | null },
  params: BoostingParams,
  learning: Learning,
): Promise<TrainedBooster> {
  const baseScore = baseScoreOf(train.target);
  const handles: { free: (handle: Handle) => void; handle: Handle }[] = [];
  const matrixOf = (set: LearningSet) => {
    const rowCount = set.columns[0]?.length ?? 0;
    const handle = native.createMatrix(rowMajor(set.columns, rowCount), rowCount, set.columns.length);
    handles.push({ free: native.freeMatrix, handle });
    native.setLabels(handle, labelsOf(set.target));
    return handle;
  };
  try {
    const matrix = matrixOf(train);
    const watched = validation && matrixOf(validation);
    const booster = native.createBooster(watched ? [matrix, watched] : [matrix]);
    handles.push({ free: native.freeBooster, handle: booster });
    for (const [name, value] of settings(train.target, params, baseScore, learning)) {
      native.setParam(booster, name, String(value));
    }
    const rounds = await boost(native, booster, { matrix, watched }, params, learning);
    return { modelJson: native.saveModelAsJson(booster), rounds, baseScore };
  } finally {
    for (const { free, handle } of handles.reverse()) free(handle);
  }
}

async function boost(
  native: Native,
  booster: Handle,
  { matrix, watched }: { matrix: Handle; watched: Handle | null },
  { n_estimators, early_stopping_rounds }: BoostingParams,
  { onRound }: Learning,
): Promise<number> {
  const patience = watched ? early_stopping_rounds : null;
  const onTrain = onRound ? [{ name: 'train', matrix }] : [];
  const onValidation = watched && (onRound || patience) ? [{ name: 'validation', matrix: watched }] : [];
  let best = { round: n_estimators, loss: Infinity };
  for (let round = 1; round <= n_estimators; round++) {
    native.updateOneIteration(booster, round - 1, matrix);
    const losses = native.evaluate(booster, round - 1, [...onTrain, ...onValidation]);
    const trainLoss = onTrain.length > 0 ? losses[0]! : null;
    const validationLoss = onValidation.length > 0 ? losses.at(-1)! : null;
    onRound?.({ round, rounds: n_estimators, trainLoss, validationLoss });
    // Between rounds the process hears and says what waits.
    await setImmediate();
    if (!patience || validationLoss === null) continue;
    if (validationLoss < best.loss) best = { round, loss: validationLoss };
    if (round - best.round >= patience) break;
  }
  return best.round;
}

function settings(target: Target, params: BoostingParams, baseScore: number, { seed, threads }: Learning) {
  const { n_estimators, early_stopping_rounds, ...tree } = params;
  return Object.entries({
    ...objectiveOf(target),
    ...tree,
    tree_method: 'hist',
    base_score: baseScore,
    seed,
    nthread: threads,
    verbosity: 0,
  });
}

function objectiveOf(target: Target) {
  if (target.kind === 'regression') return { objective: 'reg:squarederror', eval_metric: 'rmse' };
  if (target.classCount === 2) return { objective: 'binary:logistic', eval_metric: 'logloss' };
  return { objective: 'multi:softprob', eval_metric: 'mlogloss', num_class: target.classCount };
}

/** The mean, or the share of class 1; of more classes XGBoost takes one number for all, which the softmax cancels. */
function baseScoreOf(target: Target): number {
  if (target.kind === 'classification' && target.classCount > 2) return 0.5;
  const values = target.kind === 'regression' ? target.values : Float64Array.from(target.labels);
  const mean = Math.fround(values.reduce((sum, value) => sum + value, 0) / values.length);
  // XGBoost takes no probability of 0 or 1.
  return target.kind === 'regression' ? mean : Math.min(Math.max(mean, 1e-6), 1 - 1e-6);
}

function labelsOf(target: Target): Float32Array {
  return Float32Array.from(target.kind === 'regression' ? target.values : target.labels);
}

/** Row by row, NaN where missing. */
function rowMajor(columns: LearningSet['columns'], rowCount: number): Float32Array {
  const values = new Float32Array(rowCount * columns.length);
  columns.forEach((column, position) => {
    for (let row = 0; row < rowCount; row++) {
      const value = column[row]!;
      values[row * columns.length + position] = Math.min(Math.max(value, -LARGEST_VALUE), LARGEST_VALUE);
    }
  });
  return values;
}
