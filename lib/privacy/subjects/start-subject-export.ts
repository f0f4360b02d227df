import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { askExport } from '#lib/privacy/export/ask-export';
import { exportState, type PersonalExport } from '#lib/privacy/export/export-state';
import { isHeld } from '#lib/privacy/subjects/is-held';
import { clientOf, type OfSubject } from '#lib/privacy/subjects/subject';

/**
 * Has a new archive made of all that is held about one of the caller's people, whether one is there or not. 404 where
 * nothing is held.
 */
export async function startSubjectExport(ctx: Ctx, { subject }: OfSubject): Promise<PersonalExport> {
  const whose = { userId: clientOf(ctx), subject };
  if (!(await isHeld(ctx.db, whose))) throw notFound('data about this subject');
  return exportState(await askExport(ctx, whose, true));
}
