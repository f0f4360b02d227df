import { eq } from 'drizzle-orm';
import { quotas } from '#db/schema/usage';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { changeCredentials } from '#lib/auth/change-credentials';
import type { Ctx } from '#lib/context';
import { changeableQuota } from '#lib/usage/quotas/changeable-quota';

/** Removes a quota, at once in every process. 404 for who may not see it, 403 for who may not change it. */
export async function removeQuota(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const { userId, scope, maxUnits, isHard } = await changeableQuota(ctx, ctx.db, id);
  await changeCredentials(ctx.db, { kind: 'user', id: userId }, (tx) => tx.delete(quotas).where(eq(quotas.id, id)));
  noteInAudit(ctx, { userId, scope, maxUnits, isHard });
}
