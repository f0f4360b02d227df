import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import type { Transaction } from '#lib/registry/change-model';

/** Has every process that serves the model drop what it caches of its answers; in a transaction, once that is done. */
export async function forgetAnswersEverywhere(db: Database | Transaction, modelId: string): Promise<void> {
  await db.execute(sql`select pg_notify('bellwether', ${JSON.stringify({ kind: 'answers', id: modelId })}::text)`);
}
