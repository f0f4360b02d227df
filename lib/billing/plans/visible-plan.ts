import { eq, or, type SQL } from 'drizzle-orm';
import { plans, users } from '#db/schema/people';
import { actingUserId, may } from '#lib/auth/may';
import { isPublicPlan } from '#lib/billing/plans/public-plans';
import type { Ctx } from '#lib/context';

/** Which plans somebody sees: finance all, the archived ones too; everybody else the public ones and their own. */
export function isVisiblePlan({ db, actor }: Ctx): SQL | undefined {
  if (may(actor, 'finance:read')) return undefined;
  const own = db
    .select({ planId: users.planId })
    .from(users)
    .where(eq(users.id, actingUserId(actor) ?? ''));
  return or(isPublicPlan, eq(plans.id, own));
}
