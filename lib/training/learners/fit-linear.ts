import { setImmediate } from 'node:timers/promises';
import type { LinearParams } from '../algorithms.ts';
import type { Fitted, Learning, LearningSet, LinearModel, Link } from './learner.ts';
import { lossAndSlopes, shownLoss } from './linear-loss.ts';
import { linearObjective } from './linear-objective.ts';
import { type LinearWeights, linearScores } from './linear-scores.ts';
import { minimise } from './minimise.ts';
import { solveRidge } from './ridge.ts';

/** The normal equations of more columns cost more than they save. */
const MAX_CLOSED_FORM_COLUMNS = 256;

/**
 * Fits logistic regression (two classes), multinomial logistic regression (more) or ridge regression (numbers): the
 * least sum of losses plus `reg_lambda` / 2 times the squared weights; intercepts are free (Hastie, Tibshirani and
 * Friedman, "The Elements of Statistical Learning", 2009, sections 3.4 and 4.4). Columns must be complete and of
 * similar scale. The problem is convex: one answer, whatever the seed.
 */
export async function fitLinear(
  train: LearningSet,
  validation: LearningSet | null,
  params: LinearParams,
  learning: Learning,
): Promise<Fitted<LinearModel>> {
  const { target } = train;
  const outputs = target.kind === 'regression' || target.classCount === 2 ? 1 : target.classCount;
  const link: Link = target.kind === 'regression' ? 'identity' : outputs === 1 ? 'sigmoid' : 'softmax';
  const tell = async (round: number, rounds: number, linear: LinearWeights) => {
    if (!learning.onRound) return;
    const validationLoss = validation && lossOf(linear, validation);
    learning.onRound({ round, rounds, trainLoss: lossOf(linear, train), validationLoss });
    await setImmediate();
  };
  const linear = (await ridge(train, params, tell)) ?? (await descend(train, outputs, params, tell));
  return {
    model: {
      kind: 'linear',
      outputs,
      weights: Float32Array.from(linear.weights),
      textWeights: Float32Array.from(linear.textWeights),
      intercepts: Float32Array.from(linear.intercepts),
      link,
    },
    bestRound: null,
  };
}

type Tell = (round: number, rounds: number, linear: LinearWeights) => Promise<void>;

async function ridge(train: LearningSet, params: LinearParams, tell: Tell): Promise<LinearWeights | null> {
  const { columns, texts, target } = train;
  if (target.kind !== 'regression' || texts || columns.length > MAX_CLOSED_FORM_COLUMNS) return null;
  const solved = solveRidge(columns, target.values, params.reg_lambda);
  if (!solved) return null;
  const intercepts = Float64Array.of(solved.intercept);
  const linear = { outputs: 1, weights: solved.weights, textWeights: new Float64Array(), intercepts };
  await tell(1, 1, linear);
  return linear;
}

async function descend(
  train: LearningSet,
  outputs: number,
  { reg_lambda, max_iter }: LinearParams,
  tell: Tell,
): Promise<LinearWeights> {
  const { objective, size, read } = linearObjective(train, outputs, reg_lambda);
  // About a hundred losses make a curve; each costs as much as an iteration.
  const every = Math.ceil(max_iter / 100);
  let last = 0;
  const point = await minimise(objective, new Float64Array(size), {
    tolerance: 1e-9,
    maxIterations: max_iter,
    onIteration: async (iteration, reached) => {
      last = iteration;
      if (iteration % every === 0) await tell(iteration, max_iter, read(reached));
    },
  });
  const linear = read(point);
  if (last % every !== 0) await tell(last, max_iter, linear);
  return linear;
}

function lossOf(linear: LinearWeights, { columns, texts, target }: LearningSet): number {
  const scores = linearScores(linear, columns, texts);
  return shownLoss(target, lossAndSlopes(target, scores, linear.outputs), scores.length / linear.outputs);
}
