import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { type CredentialEvent, forgetCredentials } from '#lib/auth/credentials';

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/**
 * Changes a key, a person or a plan in one transaction that also tells every process to forget what it cached of them;
 * this one has forgotten before the promise settles. An error undoes the change and tells nobody.
 */
export async function changeCredentials<T>(
  db: Database,
  event: CredentialEvent,
  change: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const result = await db.transaction(async (tx) => {
    const changed = await change(tx);
    await tx.execute(sql`select pg_notify('bellwether', ${JSON.stringify(event)}::text)`);
    return changed;
  });
  forgetCredentials(event);
  return result;
}
