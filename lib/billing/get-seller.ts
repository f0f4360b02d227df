import { requirePermission } from '#lib/auth/may';
import { type Seller, seller } from '#lib/billing/seller';
import type { Ctx } from '#lib/context';

/** Who bills here, and how; for finance. */
export async function getSeller({ db, actor }: Ctx): Promise<Seller> {
  requirePermission(actor, 'finance:read');
  return seller(db);
}
