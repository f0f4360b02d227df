import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { keepRetention, type Retention, readRetention } from '#lib/privacy/retention/retention';

/** For how long what is kept here; for admins. */
export async function getRetention({ db, actor }: Ctx): Promise<Retention> {
  requirePermission(actor, 'settings:write');
  return readRetention(db);
}

/** Changes for how long what is kept, from the next round of the worker on: what is older goes for good. */
export async function changeRetention({ db, actor }: Ctx, retention: Retention): Promise<Retention> {
  requirePermission(actor, 'settings:write');
  await keepRetention(db, retention);
  return retention;
}
