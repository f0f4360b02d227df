import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { quotas } from '#db/schema/usage';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import type { QuotaDetail } from '#lib/usage/quotas/quota-detail';
import { quotasWhere } from '#lib/usage/quotas/quota-details';

export const ListQuotas = z.object({
  customer: z.string().optional().describe('Id of a customer, for finance; your own account unless said.'),
});
export type ListQuotas = z.infer<typeof ListQuotas>;

/** One's own quotas with what is used of them this month, or for finance those of a customer. */
export async function listQuotas(ctx: Ctx, { customer }: ListQuotas = {}): Promise<QuotaDetail[]> {
  requirePermission(ctx.actor, 'usage:read');
  const own = actingUserId(ctx.actor);
  if (customer !== undefined && customer !== own) requirePermission(ctx.actor, 'finance:read');
  return quotasWhere(ctx.db, eq(quotas.userId, customer ?? own ?? ''));
}
