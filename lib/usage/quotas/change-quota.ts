import { and, eq, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { quotas } from '#db/schema/usage';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { whatChanged } from '#lib/audit/what-changed';
import { changeCredentials, type Transaction } from '#lib/auth/change-credentials';
import type { Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';
import { changeableQuota } from '#lib/usage/quotas/changeable-quota';
import { type QuotaDetail, quotaSettings } from '#lib/usage/quotas/quota-detail';
import { quotasWhere } from '#lib/usage/quotas/quota-details';
import { lockAccount } from '#lib/usage/quotas/set-quota';

/** What to change; what is left out stays. */
export const QuotaChanges = z
  .strictObject(quotaSettings)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Send at least one thing to change.');
export type QuotaChanges = z.infer<typeof QuotaChanges>;
export type ChangeQuota = { id: string; changes: QuotaChanges };

/** Changes a quota, at once in every process; what is used of it stays. 409 where there is such a one already. */
export async function changeQuota(ctx: Ctx, { id, changes }: ChangeQuota): Promise<QuotaDetail> {
  const { userId } = await changeableQuota(ctx, ctx.db, id);
  return changeCredentials(ctx.db, { kind: 'user', id: userId }, async (tx) => {
    await lockAccount(tx, userId);
    const quota = await changeableQuota(ctx, tx, id);
    if (changes.isHard !== undefined) await requireOnly(tx, { ...quota, isHard: changes.isHard });
    await tx
      .update(quotas)
      .set({
        ...(changes.maxUnits !== undefined && { maxUnits: changes.maxUnits }),
        ...(changes.isHard !== undefined && { isHard: changes.isHard }),
      })
      .where(eq(quotas.id, id));
    noteInAudit(ctx, { userId, ...whatChanged(quota, changes, ['maxUnits', 'isHard']) });
    const [changed] = await quotasWhere(tx, eq(quotas.id, id));
    if (!changed) throw notFound('quota of that id any more');
    return changed;
  });
}

async function requireOnly(tx: Transaction, quota: typeof quotas.$inferSelect): Promise<void> {
  const { id, userId, scope, keyId, modelId, isHard, setBy } = quota;
  const [other] = await tx
    .select({ id: quotas.id })
    .from(quotas)
    .where(
      and(
        ne(quotas.id, id),
        eq(quotas.userId, userId),
        eq(quotas.scope, scope),
        eq(quotas.isHard, isHard),
        eq(quotas.setBy, setBy),
        sql`${quotas.keyId} is not distinct from ${keyId}::text`,
        sql`${quotas.modelId} is not distinct from ${modelId}::text`,
      ),
    );
  if (!other) return;
  const kind = isHard ? 'hard' : 'soft';
  throw new AppError('conflict', `There is a ${kind} quota for the same already. Change that one instead.`);
}
