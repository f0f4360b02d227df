import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { recordAudit } from '#lib/audit/record-audit';
import { whatChanged } from '#lib/audit/what-changed';
import { changeCredentials } from '#lib/auth/change-credentials';
import { lockCustomer } from '#lib/billing/plans/lock-customer';
import { planInForce } from '#lib/billing/plans/plan-in-force';
import { newId } from '#lib/ids';
import { periodAt } from '#lib/period';
import { keepPlanQuotas } from '#lib/usage/quotas/keep-plan-quotas';

/** Puts everybody whose change of plan has begun on their new one, with its limits; gives how many were to be. */
export async function applyPlanChanges(db: Database, now = new Date()): Promise<number> {
  const period = periodAt(now.getTime());
  const due = await db.execute<{ user_id: string }>(sql`
    select u.id as user_id
    from (
      select distinct on (user_id) user_id, plan_id from plan_assignments
      where from_period <= ${period} order by user_id, from_period desc) assigned
    join users u on u.id = assigned.user_id and u.plan_id <> assigned.plan_id`);
  for (const { user_id } of due) await applyPlanChange(db, user_id, period);
  return due.length;
}

async function applyPlanChange(db: Database, userId: string, period: string): Promise<void> {
  await changeCredentials(db, { kind: 'user', id: userId }, async (tx) => {
    const before = await lockCustomer(tx, userId);
    const { planId } = await planInForce(tx, userId, period);
    if (planId === before.planId) return;
    await tx.update(users).set({ planId }).where(eq(users.id, userId));
    await keepPlanQuotas(tx, { userId });
    const target = { id: userId, ...whatChanged(before, { planId }, ['planId']) };
    const entry = { action: 'applyPlanChange', target, requestId: newId('request') };
    await recordAudit(tx, { actor: { kind: 'system' }, ...entry });
  });
}
