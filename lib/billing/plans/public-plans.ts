import { and, eq, isNull } from 'drizzle-orm';
import { plans } from '#db/schema/people';
import type { PlanDetail } from '#lib/billing/plans/plan-detail';
import { plansWhere } from '#lib/billing/plans/plan-details';
import type { Ctx } from '#lib/context';

export const isPublicPlan = and(eq(plans.isPublic, true), isNull(plans.archivedAt));

/** The plans on the page of prices, for anybody. */
export function publicPlans({ db }: Pick<Ctx, 'db'>, now = new Date()): Promise<PlanDetail[]> {
  return plansWhere({ db, actor: { kind: 'anonymous' } }, isPublicPlan, now);
}
