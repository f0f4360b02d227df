import { sql } from 'drizzle-orm';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';

/** Every action there is an entry of, by name; each is found by one step in their index, however long the log is. */
export async function listAuditActions({ db, actor }: Ctx): Promise<string[]> {
  requirePermission(actor, 'audit:read');
  const rows = await db.execute<{ action: string }>(sql`
    with recursive found(action) as (
      (select action from audit_log order by action limit 1)
      union all
      select (select log.action from audit_log log where log.action > found.action order by log.action limit 1)
      from found where found.action is not null
    )
    select action from found where action is not null`);
  return rows.map(({ action }) => action);
}
