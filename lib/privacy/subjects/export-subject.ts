import { and, eq, sql } from 'drizzle-orm';
import { asyncPredictions } from '#db/schema/clients';
import { predictions } from '#db/schema/usage';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';
import { askExport } from '#lib/privacy/export/ask-export';
import type { ExportRow } from '#lib/privacy/export/export-state';
import { newestExport } from '#lib/privacy/export/newest-export';
import type { OfSubject } from '#lib/privacy/subjects/subject';

/**
 * The archive of all that is held about one of the caller's people: the one that is there, or one that is begun now.
 * 404 where nothing is held.
 */
export async function exportSubject(ctx: Ctx, { subject }: OfSubject): Promise<ExportRow> {
  const userId = clientOf(ctx);
  const whose = { userId, subject };
  const newest = await newestExport(ctx.db, whose);
  if (newest && newest.status !== 'failed') return newest;
  if (!(await isHeld(ctx, whose))) throw notFound('data about this subject');
  return askExport(ctx.db, whose);
}

/** The account whose people it is about. */
export function clientOf({ actor }: Pick<Ctx, 'actor'>): string {
  requirePermission(actor, 'privacy:use');
  const userId = actingUserId(actor);
  if (userId === null) throw new AppError('forbidden', 'Subjects belong to an account.');
  return userId;
}

async function isHeld({ db }: Ctx, { userId, subject }: { userId: string; subject: string }): Promise<boolean> {
  const [called] = await db
    .select({ id: predictions.id })
    .from(predictions)
    .where(and(eq(predictions.userId, userId), eq(predictions.subject, subject)))
    .limit(1);
  if (called) return true;
  const [waiting] = await db
    .select({ id: asyncPredictions.id })
    .from(asyncPredictions)
    .where(and(eq(asyncPredictions.userId, userId), sql`${asyncPredictions.request}->>'subject' = ${subject}`))
    .limit(1);
  return waiting !== undefined;
}
