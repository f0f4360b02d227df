import { setTimeout as sleep } from 'node:timers/promises';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { advisoryLocks } from '#db/advisory-locks';
import { type Database, database } from '#db/client';
import { plans, users } from '#db/schema/people';
import type { Actor } from '#lib/context';
import { newId } from '#lib/ids';
import { seedStarters } from '#lib/registry/seed-starters';

/** Waits for the first admin, then publishes the starter models in their name; in one process at a time. */
export async function seedStartersOnce(): Promise<void> {
  const { db, sql } = database();
  const actor = await firstAdmin(db);
  const held = await sql.reserve();
  try {
    await held`select pg_advisory_lock(${advisoryLocks.starters})`;
    await seedStarters({ db, actor, requestId: newId('request') });
  } finally {
    await held`select pg_advisory_unlock(${advisoryLocks.starters})`;
    held.release();
  }
}

/** A database that is away for a moment does not end the wait. */
async function firstAdmin(db: Database): Promise<Actor> {
  for (;;) {
    const rows = await db
      .select({ userId: users.id, planLimitPerMinute: plans.limitPerMinute })
      .from(users)
      .innerJoin(plans, eq(plans.id, users.planId))
      .where(and(eq(users.role, 'admin'), isNull(users.disabledAt)))
      .orderBy(asc(users.createdAt))
      .limit(1)
      .catch(() => []);
    if (rows[0]) return { kind: 'user', role: 'admin', ...rows[0] };
    await sleep(2_000);
  }
}
