import type { AlgorithmChoice } from '#lib/training/algorithms';
import { type Random, randomInt } from '#lib/training/learners/random';

/**
 * Another setting of the same algorithm, drawn from the ranges that matter in practice (those of Probst, Boulesteix
 * and Bischl, "Tunability", JMLR 20, 2019, narrowed). Budgets, `n_estimators` and `max_iter`, stay as given, and so
 * does everything that is no matter of taste. Members of a blend are drawn one by one.
 */
export function drawChoice(choice: AlgorithmChoice, random: Random): AlgorithmChoice {
  switch (choice.algorithm) {
    case 'hybrid': {
      const members = choice.params.members.map((member) => drawMember(member, random));
      return { algorithm: 'hybrid', params: { members } };
    }
    default:
      return drawMember(choice, random);
  }
}

type Member = Extract<AlgorithmChoice, { algorithm: 'hybrid' }>['params']['members'][number];

function drawMember(member: Member, random: Random): Member {
  const between = (least: number, most: number) => least + randomInt(random, most - least + 1);
  const logUniform = (least: number, most: number) => rounded(least * (most / least) ** random());
  const uniform = (least: number, most: number) => rounded(least + (most - least) * random());
  const oneOf = <T>(...values: readonly T[]): T => values[randomInt(random, values.length)]!;
  switch (member.algorithm) {
    case 'decision-tree': {
      const min_samples_leaf = Math.round(logUniform(1, 100));
      return { ...member, params: { ...member.params, max_depth: between(2, 16), min_samples_leaf } };
    }
    case 'random-forest': {
      const shape = { max_depth: oneOf(null, 6, 10, 15, 20), min_samples_leaf: Math.round(logUniform(1, 20)) };
      return { ...member, params: { ...member.params, ...shape, max_features: oneOf(null, uniform(0.1, 1)) } };
    }
    case 'linear':
      return { ...member, params: { ...member.params, reg_lambda: logUniform(1e-3, 1e3), min_df: between(1, 5) } };
    case 'gradient-boosting':
    case 'xgboost':
      return {
        ...member,
        params: {
          ...member.params,
          learning_rate: logUniform(0.02, 0.3),
          max_depth: between(2, 10),
          min_child_weight: logUniform(0.5, 30),
          gamma: oneOf(0, logUniform(0.01, 5)),
          reg_lambda: logUniform(0.1, 20),
          reg_alpha: oneOf(0, logUniform(0.01, 5)),
          subsample: uniform(0.5, 1),
          colsample_bytree: uniform(0.4, 1),
        },
      };
  }
}

/** Three digits are as fine as such a number matters, and can be read. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
