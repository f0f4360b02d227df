import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { database } from '#db/client';
import { settings, users } from '#db/schema/people';
import { seedPlans } from '#db/seed';
import { SetUpFirstAdmin, setUpFirstAdmin } from '#lib/auth/people/set-up-first-admin';
import { ensureSetupToken, setupTokenName } from '#lib/auth/people/setup-token';
import { refused } from '#tests/support/refused';
import { goodPassword, makePerson, nobody } from './people.ts';

const db = () => database().db;
const form = (token: string | null, more: Partial<SetUpFirstAdmin> = {}) =>
  SetUpFirstAdmin.parse({ token, email: 'Root@Example.org', name: 'Root', password: goodPassword, ...more });
const kept = () => db().select().from(settings).where(eq(settings.name, setupTokenName));

const waitingForUsers = async () => {
  const [row] = await database().sql<{ waiting: number }[]>`
    select count(*)::int as waiting from pg_locks where relation = 'users'::regclass and not granted
      and database = (select oid from pg_database where datname = current_database())`;
  return row!.waiting;
};

beforeEach(async () => {
  await db().delete(users);
  await db().delete(settings);
  await seedPlans(db());
});
afterAll(() => database().sql.end());

describe('the set-up token', () => {
  it('is one for all processes and all starts, until there is anybody', async () => {
    const tokens = await Promise.all(Array.from({ length: 5 }, () => ensureSetupToken(db())));
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).toMatch(/^[\w-]{32}$/);
    await makePerson();
    expect(await ensureSetupToken(db())).toBeNull();
  });
});

describe('setting up', () => {
  it('makes an admin for whoever has the token, and uses it up', async () => {
    const token = await ensureSetupToken(db());
    const admin = await setUpFirstAdmin(nobody(), form(` ${token}\n`));
    expect(admin).toMatchObject({ email: 'root@example.org', name: 'Root', role: 'admin' });
    expect(await kept()).toEqual([]);
    await expect(setUpFirstAdmin(nobody(), form(token))).rejects.toThrow(refused('conflict', /set up already/));
  });

  it('makes exactly one admin when many try at once with the token', async () => {
    const token = await ensureSetupToken(db());
    const emails = ['a@example.org', 'b@example.org', 'c@example.org'];
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    // Nobody can add a person until all three have come as far as they get.
    const held = db().transaction(async (tx) => {
      await tx.execute(sql`lock table ${users} in share mode`);
      await released;
    });
    const tries = Promise.allSettled(emails.map((email) => setUpFirstAdmin(nobody(), form(token, { email }))));
    await expect.poll(waitingForUsers, { timeout: 10_000 }).toBe(emails.length);
    release();
    await held;

    const results = await tries;
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict' });
    }
    expect(await db().select().from(users)).toHaveLength(1);
  });

  it('refuses another token, and keeps the right one good', async () => {
    const token = await ensureSetupToken(db());
    for (const wrong of ['', 'x', `${token}x`, token!.toLowerCase().slice(0, -1)]) {
      await expect(setUpFirstAdmin(nobody(), form(wrong))).rejects.toThrow(
        refused('forbidden', /not the set-up token/),
      );
    }
    expect(await setUpFirstAdmin(nobody(), form(token))).toMatchObject({ role: 'admin' });
  });

  it('is over once there is anybody, even with the right token', async () => {
    const token = await ensureSetupToken(db());
    await makePerson();
    await expect(setUpFirstAdmin(nobody(), form(token))).rejects.toThrow(refused('conflict', /set up already/));
  });

  it('refuses a common password and leaves the token', async () => {
    const token = await ensureSetupToken(db());
    const weak = form(token, { password: 'administrator' });
    await expect(setUpFirstAdmin(nobody(), weak)).rejects.toThrow(refused('invalid', /commonest/));
    expect(await kept()).toHaveLength(1);
  });
});
