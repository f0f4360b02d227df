import { noteInAudit } from '#lib/audit/note-in-audit';
import { whatChanged } from '#lib/audit/what-changed';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { keepRetention, Retention, readRetention } from '#lib/privacy/retention/retention';

/** Changes for how long what is kept, from the next round of the worker on: what is older goes for good. */
export async function changeRetention(ctx: Ctx, retention: Retention): Promise<Retention> {
  requirePermission(ctx.actor, 'settings:write');
  const before = await readRetention(ctx.db);
  await keepRetention(ctx.db, retention);
  noteInAudit(ctx, whatChanged(before, retention, Retention.keyof().options));
  return retention;
}
