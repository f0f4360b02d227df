import { sql } from 'drizzle-orm';
import { advisoryLocks } from '#db/advisory-locks';
import type { Database } from '#db/client';

/** Runs something unless another process is at it; gives null then. The lock goes with the process that holds it. */
export function oneAtATime<T>(
  db: Database,
  lock: keyof typeof advisoryLocks,
  run: () => Promise<T>,
): Promise<T | null> {
  return db.transaction(async (tx) => {
    const [got] = await tx.execute<{ yes: boolean }>(
      sql`select pg_try_advisory_xact_lock(${advisoryLocks[lock]}) as yes`,
    );
    return got!.yes ? await run() : null;
  });
}
