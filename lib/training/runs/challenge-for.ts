import { actingFor } from '#lib/auth/people/acting-for';
import type { Ctx } from '#lib/context';
import { isAppError } from '#lib/errors';
import { type ModelRow, ownModel } from '#lib/registry/visible-model';
import { championOf } from '#lib/training/runs/champion-of';
import type { RunRow } from '#lib/training/runs/visible-run';
import type { TrainingOrder } from '#lib/training/train/training-order';

type ForOrder = { challenge: TrainingOrder['challenge']; notes: string[] };

/**
 * What a run is measured against, where it was to challenge a model; nothing, and a note that says why, where that is not
 * its owner's to change any more: it was deleted meanwhile, and the slug may be somebody else's model now.
 */
export async function challengeFor({ db }: Ctx, run: RunRow, slug: string | undefined): Promise<ForOrder> {
  if (slug === undefined) return { challenge: null, notes: [] };
  let model: ModelRow;
  try {
    model = await ownModel({ db, actor: await actingFor(db, run.ownerId) }, slug);
  } catch (error) {
    if (!isAppError(error)) throw error;
    const note = `Not compared with the production of "${slug}", and not published as its challenger. ${error.message}`;
    return { challenge: null, notes: [note] };
  }
  return { challenge: { model: slug, champion: await championOf(db, model) }, notes: [] };
}
