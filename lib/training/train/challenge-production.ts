import { isAppError } from '#lib/errors';
import type { Evaluation } from '#lib/training/evaluation/evaluate-run';
import { headlineScore } from '#lib/training/evaluation/headline';
import { metricsOf } from '#lib/training/evaluation/metrics-of';
import type { RunReport } from '#lib/training/evaluation/run-report';
import { isBetter } from '#lib/training/runs/is-better';
import { answersOfChampion } from './champion-answers.ts';
import type { LearningData } from './learning-data.ts';
import type { TrainingOrder } from './training-order.ts';

type Challenge = NonNullable<TrainingOrder['challenge']>;
type Verdict = { outcome: NonNullable<RunReport['challenge']>; notes: string[] };

/**
 * Whether what was learned is better than the model's production version, by the headline metric on the same held-out
 * rows. Where the two cannot be compared it is not, and the notes say why.
 */
export async function challengeProduction(
  { model, champion }: Challenge,
  data: LearningData,
  evaluation: Evaluation,
  heldOutRows: Int32Array,
): Promise<Verdict> {
  const own = headlineScore(evaluation);
  const metric = own?.metric ?? evaluation.importanceMetric;
  const about = { model, version: champion?.version ?? null, metric, own: own?.value ?? null, production: null };
  if (!champion) {
    const note = `"${model}" has no version in production, so there was nothing to be better than.`;
    return { outcome: { ...about, isBetter: true }, notes: [note] };
  }
  const version = `version ${champion.version} of "${model}", in production`;
  const notCompared = (why: string) => ({
    outcome: { ...about, isBetter: false },
    notes: [`Not compared with ${version}, and not published: ${why}`],
  });
  if (evaluation.heldOut === 'train') return notCompared('nothing was held out of learning.');
  try {
    const answers = await answersOfChampion(champion, data, heldOutRows);
    const metrics = metricsOf(data.target, answers, heldOutRows);
    const { task, heldOut } = evaluation;
    const production = headlineScore({ task, heldOut, parts: { [heldOut]: metrics } });
    if (!own || !production) return notCompared(`the metric ${metric} is not defined on the held-out rows.`);
    const better = isBetter(own, production);
    const note = `${better ? 'Better' : 'Not better'} than ${version}: ${metric} ${own.value.toPrecision(5)} against ${production.value.toPrecision(5)} on the same ${heldOutRows.length} rows. Some of them were known to it if it learned from an earlier version of these data.`;
    return { outcome: { ...about, production: production.value, isBetter: better }, notes: [note] };
  } catch (error) {
    if (isAppError(error)) return notCompared(error.message);
    throw error;
  }
}
