import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { periodAt } from '#lib/period';
import { unmetered, usedUnits } from '#lib/usage/quotas/used-units';

/**
 * Brings the hard quotas of scope `plan` in line with `plans.max_units`, for all customers of a plan or for one, as
 * part of the transaction `tx`: call it after what a plan allows, or who is on it, has changed. What is used of a quota
 * stays; a new one starts with what the ledger has of this month. All processes are told.
 */
export async function keepPlanQuotas(tx: Database, of: { planId: string } | { userId: string }): Promise<void> {
  const month = periodAt(Date.now());
  const those = 'planId' in of ? sql`users.plan_id = ${of.planId}` : sql`users.id = ${of.userId}`;
  await tx.execute(sql`
    with ${unmetered},
    wanted as (
      select users.id as user_id, null::text as key_id, null::text as model_id, plans.max_units
      from users join plans on plans.id = users.plan_id where ${those}
    ),
    dropped as (
      delete from quotas where id in (
        select quotas.id from quotas join wanted using (user_id)
        where quotas.scope = 'plan' and wanted.max_units is null
        order by quotas.id for update of quotas
      ) returning user_id
    ),
    kept as (
      -- A person has one of these, named after them.
      insert into quotas (id, user_id, scope, max_units, is_hard, set_by, period, used_units)
      select 'quo_' || substr(user_id, 5), user_id, 'plan', max_units, true, 'finance', ${month},
        case when exists (select from quotas where quotas.user_id = wanted.user_id and scope = 'plan') then 0
          else ${usedUnits(sql`wanted`, month)} end
      from wanted where max_units is not null
      order by user_id
      on conflict on constraint quotas_one do update set max_units = excluded.max_units
        where quotas.max_units <> excluded.max_units
      returning user_id
    )
    select pg_notify('bellwether', json_build_object('kind', 'user', 'id', user_id)::text)
    from (select user_id from dropped union all select user_id from kept) as changed`);
}
