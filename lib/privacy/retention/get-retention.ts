import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { type Retention, readRetention } from '#lib/privacy/retention/retention';

/** For how long what is kept here; for admins. */
export async function getRetention({ db, actor }: Ctx): Promise<Retention> {
  requirePermission(actor, 'settings:write');
  return readRetention(db);
}
