import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { users } from '#db/schema/people';
import { seedPlans } from '#db/seed';
import { hashPassword } from '#lib/auth/passwords/password';
import { makeFirstAdmin, opensAccount, readFirstRun } from '#scripts/start/first-run.ts';

const { db } = database();
let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bellwether-first-run-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

test('the first password is told of only while it opens the account', async () => {
  await seedPlans(db);
  const url = 'http://localhost:3000';
  const settings = { dev: false, dataDir, host: '127.0.0.1', port: 3000, localUrl: url, url, databaseUrl: '' };
  const firstRun = await makeFirstAdmin(db, settings);
  expect(await readFirstRun(settings)).toEqual(firstRun);
  expect(await opensAccount(db, firstRun)).toBe(true);

  const admin = eq(users.email, firstRun.email);
  const passwordHash = await hashPassword('another password of theirs');
  await db.update(users).set({ passwordHash }).where(admin);
  expect(await opensAccount(db, firstRun)).toBe(false);
  await db
    .update(users)
    .set({ passwordHash: await hashPassword(firstRun.password), disabledAt: new Date() })
    .where(admin);
  expect(await opensAccount(db, firstRun)).toBe(false);
  await db.update(users).set({ disabledAt: null, email: 'somebody@else.example' }).where(admin);
  expect(await opensAccount(db, firstRun)).toBe(false);
});
