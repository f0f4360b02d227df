import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { askExport } from '#lib/privacy/export/ask-export';
import type { ExportRow } from '#lib/privacy/export/export-state';
import { newestExport } from '#lib/privacy/export/newest-export';
import { isHeld } from '#lib/privacy/subjects/is-held';
import { clientOf, type OfSubject } from '#lib/privacy/subjects/subject';

/**
 * The archive of all that is held about one of the caller's people: the one that is there, or one that is begun now.
 * 404 where nothing is held.
 */
export async function exportSubject(ctx: Ctx, { subject }: OfSubject): Promise<ExportRow> {
  const whose = { userId: clientOf(ctx), subject };
  const newest = await newestExport(ctx.db, whose);
  if (newest && newest.status !== 'failed') return newest;
  if (!(await isHeld(ctx.db, whose))) throw notFound('data about this subject');
  return askExport(ctx, whose);
}
