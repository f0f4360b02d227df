import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { quotas } from '#db/schema/usage';
import { actingUserId, may, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';

export const QuotaId = z.object({ id: z.string() });

/**
 * The quota of that id, for who may change it: its account what that account has set, finance what finance has set. 404
 * for who may not see it, 403 for who may only see it.
 */
export async function changeableQuota(ctx: Ctx, db: Database, id: string): Promise<typeof quotas.$inferSelect> {
  requirePermission(ctx.actor, 'quota:write');
  const [quota] = await db.select().from(quotas).where(eq(quotas.id, id));
  const isOwn = quota?.userId === actingUserId(ctx.actor);
  if (!quota || !(isOwn || may(ctx.actor, 'finance:read'))) throw notFound('quota of that id');
  if (quota.scope === 'plan') {
    throw new AppError('forbidden', 'This is the cap of the plan: it changes with the plan.');
  }
  if (quota.setBy === 'customer') {
    if (isOwn) return quota;
    throw new AppError('forbidden', 'The customer has set this quota. Set another one beside it.');
  }
  if (may(ctx.actor, 'finance:write')) return quota;
  throw new AppError('forbidden', 'This quota was set for you: ask those who bill you to change it.');
}
