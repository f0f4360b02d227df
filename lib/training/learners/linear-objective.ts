import type { LearningSet, Target } from './learner.ts';
import { lossAndSlopes } from './linear-loss.ts';
import { type LinearWeights, linearScores } from './linear-scores.ts';
import type { Objective } from './minimise.ts';

/**
 * The mean loss of a linear model plus `l2` / 2 times its squared weights over the number of rows, as a function of
 * `size` numbers; `read` gives the model that stands at a point. Numbers to predict are standardised inside, so
 * that a tolerance means the same whatever their unit.
 */
export function linearObjective(
  { columns, texts, target }: LearningSet,
  outputs: number,
  l2: number,
): { objective: Objective; size: number; read: (point: Float64Array) => LinearWeights } {
  const { scaled, mean, deviation } = standardised(target);
  const textsFrom = columns.length * outputs;
  const interceptsFrom = textsFrom + (texts ? texts.columnCount * outputs : 0);
  const modelAt = (point: Float64Array): LinearWeights => ({
    outputs,
    weights: point.subarray(0, textsFrom),
    textWeights: point.subarray(textsFrom, interceptsFrom),
    intercepts: point.subarray(interceptsFrom),
  });

  const objective: Objective = (point, gradient) => {
    const scores = linearScores(modelAt(point), columns, texts);
    const rowCount = scores.length / outputs;
    let loss = lossAndSlopes(scaled, scores, outputs);
    const slopes = scores;
    gradient.fill(0);
    addColumnGradients(gradient, columns, slopes, outputs);
    if (texts) addTextGradients(gradient.subarray(textsFrom, interceptsFrom), texts, slopes, outputs);
    for (let i = 0; i < slopes.length; i++) gradient[interceptsFrom + (i % outputs)]! += slopes[i]!;
    for (let i = 0; i < interceptsFrom; i++) {
      loss += (l2 / 2) * point[i]! ** 2;
      gradient[i]! += l2 * point[i]!;
    }
    for (let i = 0; i < gradient.length; i++) gradient[i]! /= rowCount;
    return loss / rowCount;
  };

  const read = (point: Float64Array) => {
    const model = modelAt(point.map((number) => number * deviation));
    model.intercepts.forEach((intercept, output) => {
      model.intercepts[output] = intercept + mean;
    });
    return model;
  };
  return { objective, size: interceptsFrom + outputs, read };
}

function standardised(target: Target): { scaled: Target; mean: number; deviation: number } {
  if (target.kind === 'classification') return { scaled: target, mean: 0, deviation: 1 };
  const { values } = target;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
  return { scaled: { kind: 'regression', values: values.map((value) => (value - mean) / deviation) }, mean, deviation };
}

function addColumnGradients(
  gradient: Float64Array,
  columns: LearningSet['columns'],
  slopes: Float64Array,
  outputs: number,
): void {
  columns.forEach((values, column) => {
    for (let output = 0; output < outputs; output++) {
      let sum = 0;
      for (let row = 0; row < values.length; row++) sum += slopes[row * outputs + output]! * values[row]!;
      gradient[column * outputs + output] = sum;
    }
  });
}

function addTextGradients(
  gradient: Float64Array,
  { starts, columns, values }: NonNullable<LearningSet['texts']>,
  slopes: Float64Array,
  outputs: number,
): void {
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let i = starts[row]!; i < starts[row + 1]!; i++) {
      const term = columns[i]! * outputs;
      for (let output = 0; output < outputs; output++) {
        gradient[term + output]! += values[i]! * slopes[row * outputs + output]!;
      }
    }
  }
}
