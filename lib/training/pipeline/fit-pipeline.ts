import { type AppError, isAppError } from '#lib/errors';
import { type AlgorithmChoice, LinearParams } from '#lib/training/algorithms';
import { fitBlendWeights } from '#lib/training/learners/blend-weights';
import type { Learning, Target } from '#lib/training/learners/learner';
import { fitMember, type MemberChoice } from '#lib/training/pipeline/fit-member';
import { type Family, fitPreparation } from '#lib/training/pipeline/fit-preparation';
import { learningSet, targetAt } from '#lib/training/pipeline/learning-set';
import type { LearningTask, Pipeline, Preparation } from '#lib/training/pipeline/pipeline';
import { predictPipeline } from '#lib/training/pipeline/predict-pipeline';
import { sourcesOf } from '#lib/training/pipeline/sources-of';
import type { Table } from '#lib/training/table';

export type FitOrder = {
  table: Table;
  task: LearningTask;
  /** By row of the table. */
  target: Target;
  trainRows: Int32Array;
  /** Watched while learning, and what the weights of a blend are fitted on. */
  validationRows: Int32Array | null;
  choice: AlgorithmChoice;
  /** Columns to leave out; the target always is. */
  ignore: readonly string[];
  learning: Learning;
};

export type FittedPipeline = {
  pipeline: Pipeline;
  /** Rounds kept by the learner, or by the first member of a blend that has rounds. */
  bestRound: number | null;
  /** What each column's splits gained, as shares of all; null without trees. */
  gains: { column: string; gain: number }[] | null;
  /** Choices to be said aloud. */
  notes: string[];
};

/**
 * Learns the whole way from rows of a table to answers: the preparation of each column, then the model or the models
 * of a blend. Throws AppError('invalid') where nothing is left to learn from.
 */
export async function fitPipeline(order: FitOrder): Promise<FittedPipeline> {
  const { choice } = order;
  const members: readonly MemberChoice[] = choice.algorithm === 'hybrid' ? choice.params.members : [choice];
  const notes: string[] = [];
  const preparations = prepareFor(members, order, notes);
  const fittings = members.flatMap((member) => {
    const preparation = preparations.get(keyOf(member));
    return preparation ? [{ member, preparation }] : [];
  });
  const parts: Pipeline['parts'][number][] = [];
  let bestRound: number | null = null;
  for (const [index, { member, preparation }] of fittings.entries()) {
    const { table, target, trainRows, validationRows } = order;
    const train = learningSet(preparation, table, target, trainRows);
    const validation = validationRows && learningSet(preparation, table, target, validationRows);
    const fitted = await fitMember(member, train, validation, learningOf(order.learning, index, fittings.length));
    bestRound ??= fitted.bestRound;
    parts.push({ weight: 1, algorithm: member.algorithm, preparation, model: fitted.model });
  }
  const pipeline = { task: order.task, parts: withWeights(parts, order, notes) };
  return { pipeline, bestRound, gains: gainsOf(pipeline), notes: [...new Set(notes)] };
}

const familyOf = ({ algorithm }: MemberChoice): Family => (algorithm === 'linear' ? 'linear' : 'trees');

/** Members of the same key share a preparation: trees read no texts, so that they have no parameters for it. */
const keyOf = (member: MemberChoice) =>
  member.algorithm === 'linear' ? `linear ${member.params.min_df} ${member.params.max_terms}` : 'trees';

/** The preparation for every kind of member; in a blend, members that have nothing to learn from are left out. */
function prepareFor(members: readonly MemberChoice[], order: FitOrder, notes: string[]): Map<string, Preparation> {
  const preparations = new Map<string, Preparation>();
  const failed = new Map<string, AppError>();
  for (const member of members) {
    const key = keyOf(member);
    if (preparations.has(key) || failed.has(key)) continue;
    const { min_df, max_terms } = member.algorithm === 'linear' ? member.params : LinearParams.parse({});
    const ignore = [order.task.target, ...order.ignore];
    try {
      const options = { ignore, minDocuments: min_df, maxTerms: max_terms };
      const fitted = fitPreparation(order.table, order.trainRows, order.target, familyOf(member), options);
      preparations.set(key, fitted.preparation);
      notes.push(...fitted.notes);
    } catch (error) {
      if (!isAppError(error)) throw error;
      failed.set(key, error);
    }
  }
  if (preparations.size === 0) throw [...failed.values()][0]!;
  for (const error of failed.values()) notes.push(`Part of the blend was left out. ${error.message}`);
  return preparations;
}

/** Rounds of a blend's members are counted one after another. */
function learningOf(learning: Learning, index: number, count: number): Learning {
  const { onRound } = learning;
  if (!onRound || count === 1) return learning;
  return {
    ...learning,
    onRound: (round) => onRound({ ...round, round: index * round.rounds + round.round, rounds: count * round.rounds }),
  };
}

function withWeights(parts: readonly Pipeline['parts'][number][], order: FitOrder, notes: string[]): Pipeline['parts'] {
  if (parts.length === 1) return parts;
  const { table, task, target, validationRows } = order;
  if (!validationRows || validationRows.length === 0) {
    notes.push('Without a validation part, the members of the blend weigh the same.');
    return parts.map((part) => ({ ...part, weight: 1 / parts.length }));
  }
  const answers = parts.map((part) => predictPipeline({ task, parts: [part] }, table, validationRows));
  const weights = fitBlendWeights(answers, targetAt(target, validationRows));
  notes.push(
    `Weights of the blend: ${parts.map(({ algorithm }, index) => `${algorithm} ${weights[index]!.toFixed(2)}`).join(', ')}.`,
  );
  return parts.map((part, index) => ({ ...part, weight: weights[index]! })).filter(({ weight }) => weight > 0);
}

function gainsOf({ parts }: Pipeline): { column: string; gain: number }[] | null {
  const trees = parts.flatMap(({ weight, preparation, model }) =>
    model.kind === 'trees' ? [{ weight, gains: model.gains, sources: sourcesOf(preparation) }] : [],
  );
  if (trees.length === 0) return null;
  const byColumn = new Map<string, number>();
  const allWeight = trees.reduce((sum, { weight }) => sum + weight, 0);
  for (const { weight, gains, sources } of trees) {
    const total = gains.reduce((sum, gain) => sum + gain, 0);
    sources.forEach((column, place) => {
      const share = total > 0 ? (gains[place]! / total) * (weight / allWeight) : 0;
      byColumn.set(column, (byColumn.get(column) ?? 0) + share);
    });
  }
  return [...byColumn].map(([column, gain]) => ({ column, gain })).sort((a, b) => b.gain - a.gain);
}
