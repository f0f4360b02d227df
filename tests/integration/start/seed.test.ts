import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { database } from '#db/client';
import { apiKeys, plans, users } from '#db/schema/people';
import { ensureAuthSecret, hasUsers, seedFirstAdmin, seedPlans } from '#db/seed';

const { db, sql } = database();

function admin(number: number): Parameters<typeof seedFirstAdmin> {
  const userId = `usr_${number}`;
  const key = { id: `key_${number}`, userId, name: 'First run', hash: Buffer.from([number]), hint: 'bw_', scopes: [] };
  const user = { id: userId, email: 'admin@bellwether.local', name: 'Admin', role: 'admin' as const };
  return [db, user, { ...key, limitKind: 'none' }];
}

test('plans are seeded once, and finance may change them', async () => {
  await Promise.all([seedPlans(db), seedPlans(db)]);
  await db.update(plans).set({ limitPerMinute: 7 }).where(eq(plans.id, 'free'));
  await seedPlans(db);
  const seeded = await db.select().from(plans).orderBy(plans.position);
  expect(seeded.map(({ id, limitPerMinute }) => [id, limitPerMinute])).toEqual([
    ['free', 7],
    ['pay-as-you-go', 600],
    ['team', 3_000],
  ]);
});

test('every process gets the same session secret', async () => {
  const secrets = await Promise.all(Array.from({ length: 5 }, () => ensureAuthSecret(sql)));
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]!.length).toBeGreaterThanOrEqual(43);
});

test('one first admin is made, with a key, however many start at once', async () => {
  await seedPlans(db);
  expect(await hasUsers(db)).toBe(false);
  const made = await Promise.all([1, 2, 3].map((number) => seedFirstAdmin(...admin(number))));
  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await db.$count(users)).toBe(1);
  expect(await db.$count(apiKeys)).toBe(1);
});
