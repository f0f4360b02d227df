import { eq, sql } from 'drizzle-orm';
import { plans } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { requirePermission } from '#lib/auth/may';
import type { GetPlan } from '#lib/billing/plans/get-plan';
import { lockPlan } from '#lib/billing/plans/lock-plan';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

/**
 * Archives a plan: nobody can be put on it any more, and the months it priced keep their prices. 409 while somebody is on
 * it or changes to it, and for the plan everybody begins with.
 */
export async function archivePlan({ db, actor }: Ctx, { id }: GetPlan): Promise<void> {
  requirePermission(actor, 'finance:write');
  await db.transaction(async (tx) => {
    await lockPlan(tx, id);
    if (id === 'free') throw new AppError('conflict', 'Everybody begins on the plan "free": it cannot be archived.');
    await requireUnused(tx, id);
    await tx.update(plans).set({ archivedAt: new Date() }).where(eq(plans.id, id));
  });
}

async function requireUnused(tx: Transaction, id: string): Promise<void> {
  const [used] = await tx.execute<{ people: number }>(sql`
    select count(distinct user_id)::int as people from (
      select id as user_id from users where plan_id = ${id}
      union all
      select user_id from plan_assignments a
      where plan_id = ${id} and not exists (
        select from plan_assignments newer
        where newer.user_id = a.user_id and newer.from_period > a.from_period)) used`);
  const { people } = used!;
  if (people === 0) return;
  const who = people === 1 ? 'One person is on this plan, or changes' : `${people} people are on this plan, or change`;
  throw new AppError('conflict', `${who} to it. Put them on another one first.`);
}
