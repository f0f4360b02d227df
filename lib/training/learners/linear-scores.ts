import type { Columns } from './decision-tree.ts';
import type { SparseRows } from './sparse-rows.ts';

type Numbers = Float32Array | Float64Array;

/** The numbers of a linear model, laid out as in `LinearModel`. */
export type LinearWeights = { outputs: number; weights: Numbers; textWeights: Numbers; intercepts: Numbers };

/** Intercept + columns · weights + texts · text weights, summed in float64: [rows, outputs]. */
export function linearScores(linear: LinearWeights, columns: Columns, texts: SparseRows | null): Float64Array {
  const { outputs, weights, textWeights, intercepts } = linear;
  const rowCount = texts ? texts.starts.length - 1 : (columns[0]?.length ?? 0);
  const scores = new Float64Array(rowCount * outputs);
  for (let i = 0; i < scores.length; i++) scores[i] = intercepts[i % outputs]!;
  columns.forEach((values, column) => {
    for (let output = 0; output < outputs; output++) {
      const weight = weights[column * outputs + output]!;
      for (let row = 0; row < rowCount; row++) scores[row * outputs + output]! += weight * values[row]!;
    }
  });
  if (texts) addTexts(scores, texts, textWeights, outputs);
  return scores;
}

function addTexts(scores: Float64Array, texts: SparseRows, textWeights: Numbers, outputs: number): void {
  const { starts, columns, values } = texts;
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let i = starts[row]!; i < starts[row + 1]!; i++) {
      const term = columns[i]! * outputs;
      const value = values[i]!;
      for (let output = 0; output < outputs; output++) {
        scores[row * outputs + output]! += value * textWeights[term + output]!;
      }
    }
  }
}
