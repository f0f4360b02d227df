import { randomBytes } from 'node:crypto';
import { sql as query } from 'drizzle-orm';
import type { Database, Sql } from '#db/client';
import { firstPeriod, firstPlans } from '#db/first-plans';
import { planPrices } from '#db/schema/billing';
import { apiKeys, plans, users } from '#db/schema/people';

/** The plan everybody starts on, and those one may choose; each left alone once it is there, so that edits of it stay. */
export async function seedPlans(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { plan, prices } of firstPlans) {
      const [seeded] = await tx.insert(plans).values(plan).onConflictDoNothing().returning({ id: plans.id });
      if (seeded && prices) await tx.insert(planPrices).values({ planId: seeded.id, fromPeriod: firstPeriod, prices });
    }
  });
}

/** The secret that signs sessions, made once and the same for every process. Needs no settings, as it is one. */
export async function ensureAuthSecret(sql: Sql): Promise<string> {
  const made = randomBytes(32).toString('base64url');
  await sql`insert into settings (name, value) values ('auth_secret', ${made}) on conflict (name) do nothing`;
  const [row] = await sql<{ value: string }[]>`select value from settings where name = 'auth_secret'`;
  return row?.value ?? made;
}

export async function hasUsers(db: Database): Promise<boolean> {
  return (await db.select({ id: users.id }).from(users).limit(1)).length > 0;
}

/** Adds the first admin with a key of theirs, both or neither; does nothing when there is anybody already. */
export async function seedFirstAdmin(
  db: Database,
  admin: typeof users.$inferInsert,
  key: typeof apiKeys.$inferInsert,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.execute(query`lock table ${users} in exclusive mode`);
    if ((await tx.select({ id: users.id }).from(users).limit(1)).length > 0) return false;
    await tx.insert(users).values(admin);
    await tx.insert(apiKeys).values(key);
    return true;
  });
}
