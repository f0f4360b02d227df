import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { idempotencyKeys } from '#db/schema/clients';
import { forgottenAfter } from '#lib/usage/idempotency/times';

/** Deletes what is kept of calls with an `Idempotency-Key` a day after they came; gives how many. */
export async function forgetIdempotencyKeys(db: Database): Promise<number> {
  return (await forgetQuery(db)).length;
}

/** One statement, that finds them by their index. */
export const forgetQuery = (db: Database) =>
  db
    .delete(idempotencyKeys)
    .where(sql`${idempotencyKeys.createdAt} < now() - ${forgottenAfter}`)
    .returning({ userId: idempotencyKeys.userId });
