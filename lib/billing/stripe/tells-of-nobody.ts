import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';

/**
 * Whether an event of Stripe's is to be kept without its body once it is handled: a customer that was deleted, as an
 * erasure does it, comes with name and e-mail once more, and so may a payment of somebody who was erased meanwhile.
 */
export async function tellsOfNobody(db: Database, { type, body }: { type: string; body: unknown }): Promise<boolean> {
  if (type === 'customer.deleted') return true;
  const ids = JSON.stringify(body).match(/\b(?:usr|inv)_[0-9a-z]{26}\b/g) ?? [];
  if (ids.length === 0) return false;
  const named = sql`any(${`{${ids.join(',')}}`}::text[])`;
  const [erased] = await db.execute(sql`
    select 1 from users where erased_at is not null
      and (id = ${named} or id in (select user_id from invoices where id = ${named})) limit 1`);
  return erased !== undefined;
}
