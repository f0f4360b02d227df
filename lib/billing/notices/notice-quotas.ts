import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { quotas } from '#db/schema/usage';
import type { QuotaReached } from '#lib/billing/notices/quota-reached';
import { periodAt } from '#lib/period';
import { queuesReady } from '#lib/queue/queue';
import { noticePercents } from '#lib/usage/quotas/nearly-used-quotas';
import { quotasWhere } from '#lib/usage/quotas/quota-details';
import { sendEvent } from '#lib/webhooks/send-event';

/**
 * Tells the owners of quotas of which 80 or 100 percent are used this month: once a month for each quota and percentage,
 * however many workers look at once.
 */
export async function noticeQuotas(db: Database): Promise<void> {
  const period = periodAt(Date.now());
  const due = await db.execute<{ id: string; userId: string }>(sql`
    select distinct id, user_id as "userId" from quotas, ${reached} where ${isReached(period)} and not exists (
      select from quota_notices as told
      where told.quota_id = quotas.id and told.period = ${period} and told.percent = reached.percent
    ) order by id`);
  if (due.length > 0) await queuesReady();
  for (const quota of due) await tell(db, quota, period);
}

/** Whoever writes the notice sends the event, in the same transaction. */
function tell(db: Database, { id, userId }: { id: string; userId: string }, period: string): Promise<void> {
  return db.transaction(async (tx) => {
    const noted = await tx.execute<{ percent: number }>(sql`
      insert into quota_notices (quota_id, period, percent)
      select id, ${period}, reached.percent from quotas, ${reached} where id = ${id} and ${isReached(period)}
      order by reached.percent
      on conflict do nothing returning percent`);
    if (noted.length === 0) return;
    const [quota] = await quotasWhere(tx, eq(quotas.id, id));
    if (!quota) return;
    for (const { percent } of noted) {
      const data: QuotaReached = { ...quota, noticePercent: percent };
      await sendEvent(tx, { userId, event: 'quota.reached', data });
    }
  });
}

const reached = sql`(values ${sql.join(
  noticePercents.map((percent) => sql`(${percent}::int)`),
  sql`, `,
)}) as reached (percent)`;

/** A quota of no units was used up before anybody called. */
const isReached = (period: string) =>
  sql`quotas.period = ${period} and max_units > 0 and used_units * 100 >= max_units * reached.percent`;
