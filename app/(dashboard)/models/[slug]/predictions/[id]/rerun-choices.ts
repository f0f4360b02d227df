import type { RerunChoice } from '#components/history/run-again.tsx';
import { may } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { hasFileNote } from '#lib/inference/rows';
import { listModels } from '#lib/registry/list-models';
import { listVersions } from '#lib/registry/list-versions';
import type { ModelDetail } from '#lib/registry/model-detail';
import type { PredictionDetail } from '#lib/usage/get-prediction';

/**
 * Whom a prediction could be asked of again: any ready version of its model, and other models in production that take
 * the same kind of file or text. Nobody where what was asked was not kept.
 */
export async function rerunChoices(ctx: Ctx, model: ModelDetail, prediction: PredictionDetail): Promise<RerunChoice[]> {
  const { files, inputs } = prediction;
  const isKept = files.length > 0 || (Array.isArray(inputs) && !inputs.some(hasFileNote));
  if (!isKept || prediction.error || prediction.batchJobId || !may(ctx.actor, 'predict:run')) return [];
  const { slug, name, productionVersion: production, takes } = model;
  const [versions, others] = await Promise.all([
    listVersions(ctx, { slug, limit: 100 }),
    // Other rows have other features.
    takes && takes !== 'row' ? listModels(ctx, { takes, limit: 100 }) : null,
  ]);
  const ready = versions.data.filter(({ status }) => status === 'ready').map(({ number }) => number);
  const own = { slug, name, production, versions: production === null ? ready : firstOf(production, ready) };
  const more = (others?.data ?? []).flatMap((one) =>
    one.slug === slug || one.productionVersion === null
      ? []
      : [{ slug: one.slug, name: one.name, production: one.productionVersion, versions: [one.productionVersion] }],
  );
  return [...(own.versions.length > 0 ? [own] : []), ...more];
}

const firstOf = (first: number, all: readonly number[]) => [first, ...all.filter((number) => number !== first)];
