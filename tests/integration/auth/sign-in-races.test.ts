import { randomUUID } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { oneTimeLinks, sessions, users } from '#db/schema/people';
import { authenticate } from '#lib/auth/authenticate';
import type { Transaction } from '#lib/auth/change-credentials';
import { forgetCredentials } from '#lib/auth/credentials';
import { askEmailChange } from '#lib/auth/email-change/ask-email-change';
import { changePassword } from '#lib/auth/passwords/change-password';
import { hashPassword, verifyPassword } from '#lib/auth/passwords/password';
import { disablePerson } from '#lib/auth/people/disable-person';
import { beginBrowserSession } from '#lib/auth/sessions/begin-browser-session';
import { endSessionsOf } from '#lib/auth/sessions/end-sessions-of';
import { beginProgramSession } from '#lib/auth/tokens/begin-program-session';
import { apiDoors } from '#tests/integration/http/api-doors';
import { until } from '#tests/support/until';
import { AuthBrowser } from './auth-browser.ts';
import { goodPassword, headersOf, makePerson } from './people.ts';
import { tokensAt } from './tokens-caller.ts';

const { db } = database();
const newPassword = 'another long password';
let api: ReturnType<typeof tokensAt>;
let close: () => Promise<void>;
beforeAll(async () => {
  const door = await apiDoors['the server itself']();
  api = tokensAt(door.url);
  close = door.close;
});
afterAll(async () => {
  await close();
  await database().sql.end();
});

type Person = Awaited<ReturnType<typeof makePerson>>;
const openSessionsOf = ({ id }: Person) =>
  db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, id), isNull(sessions.revokedAt)));

const isSomebodyWaiting = async () => {
  const [row] = await db.execute<{ waiting: boolean }>(sql`
    select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waiting`);
  return row!.waiting;
};

/**
 * Runs `meanwhile` while the changes of `first`, on a connection of their own, are made and not yet committed: they are as
 * soon as `meanwhile` waits for them, or is done without waiting.
 */
async function duringWhich<T>(first: (tx: Transaction) => Promise<unknown>, meanwhile: () => Promise<T>): Promise<T> {
  const changed = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const committed = db.transaction(async (tx) => {
    await first(tx);
    changed.resolve();
    await mayCommit.promise;
  });
  await Promise.race([changed.promise, committed]);
  let isDone = false;
  const answer = meanwhile().finally(() => {
    isDone = true;
  });
  answer.catch(() => {});
  await until(async () => isDone || (await isSomebodyWaiting()));
  mayCommit.resolve();
  await committed;
  return answer;
}

/** What becomes of a person between the moment their password was found right and the moment their session begins. */
const changes: Record<string, (person: Person) => (tx: Transaction) => Promise<unknown>> = {
  'another password':
    ({ id }) =>
    async (tx) => {
      await tx
        .update(users)
        .set({ passwordHash: await hashPassword(newPassword) })
        .where(eq(users.id, id));
      await endSessionsOf(tx, id);
    },
  'two-factor switched on':
    ({ id }) =>
    async (tx) => {
      await tx.update(users).set({ totpSecret: 'sealed', totpSince: new Date() }).where(eq(users.id, id));
      await endSessionsOf(tx, id);
    },
  'another e-mail':
    ({ id }) =>
    async (tx) => {
      await tx
        .update(users)
        .set({ email: `${id}@new.example.org` })
        .where(eq(users.id, id));
      await endSessionsOf(tx, id);
    },
  'an account that is disabled':
    ({ id }) =>
    async (tx) => {
      await tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, id));
      await endSessionsOf(tx, id);
    },
  'an account that is erased':
    ({ id }) =>
    (tx) =>
      tx.update(users).set({ erasedAt: new Date() }).where(eq(users.id, id)),
};

describe.each(Object.entries(changes))('a sign-in that meets %s', (_, change) => {
  test('begins no session at a browser, and says so on the page', async () => {
    const person = await makePerson();
    const browser = new AuthBrowser(randomUUID());
    const answer = await duringWhich(change(person), () => browser.signIn(person.email, goodPassword));
    expect(answer.location?.searchParams.get('error')).toMatch(/^(Changed|Disabled)$/);
    expect(await openSessionsOf(person)).toEqual([]);
    forgetCredentials({ kind: 'user', id: person.id });
    expect(await authenticate(browser.header)).toEqual({ kind: 'anonymous' });
  });

  test('gives a program no tokens', async () => {
    const person = await makePerson();
    const answer = await duringWhich(change(person), () => api.signIn(person.email));
    expect([401, 403]).toContain(answer.status);
    expect(await openSessionsOf(person)).toEqual([]);
  });
});

test('a program gets no tokens for an account whose erasure is asked for just then', async () => {
  const person = await makePerson();
  const askErasure = (tx: Transaction) => tx.update(users).set({ eraseAt: new Date() }).where(eq(users.id, person.id));
  expect(await duringWhich(askErasure, () => api.signIn(person.email))).toMatchObject({ status: 403 });
  expect(await openSessionsOf(person)).toEqual([]);
});

/** What a person proved who has just signed in with their password. */
const provenBy = ({ id: userId, passwordHash, totpSince }: Person) => ({ userId, passwordHash, totpSince });

describe.each<[string, (tx: Transaction, person: Person) => Promise<unknown>]>([
  ['at a browser', (tx, person) => beginBrowserSession(tx, provenBy(person), headersOf({}))],
  ['of a program', (tx, person) => beginProgramSession(tx, provenBy(person), { address: null, userAgent: null })],
])('a session %s that began just before', (_, begin) => {
  test('another password ends with it', async () => {
    const person = await makePerson();
    await duringWhich(
      (tx) => begin(tx, person),
      () => changePassword(person.ctx, { currentPassword: goodPassword, newPassword }),
    );
    expect(await openSessionsOf(person)).toEqual([]);
  });

  test('its person was disabled ends with that', async () => {
    const [person, admin] = [await makePerson(), await makePerson('admin')];
    await duringWhich(
      (tx) => begin(tx, person),
      () => disablePerson(admin.ctx, { id: person.id }),
    );
    expect(await openSessionsOf(person)).toEqual([]);
  });
});

test('a refresh that meets the end of its session gives no tokens', async () => {
  const person = await makePerson();
  const tokens = await api.signedIn(person.email);
  const revoke = (tx: Transaction) => endSessionsOf(tx, person.id);
  expect(await duringWhich(revoke, () => api.refresh(tokens))).toMatchObject({ status: 401 });
  expect(await openSessionsOf(person)).toEqual([]);
});

test('of two who change a password with the same old one, the second is refused', async () => {
  const person = await makePerson();
  const thiefs = { currentPassword: goodPassword, newPassword: 'a password of a thief' };
  const answer = duringWhich(changes['another password']!(person), () => changePassword(person.ctx, thiefs));
  await expect(answer).rejects.toMatchObject({ code: 'conflict' });
  const [row] = await db.select().from(users).where(eq(users.id, person.id));
  expect(await verifyPassword(row!.passwordHash, newPassword)).toBe(true);
});

test('a wish for another e-mail that meets another password comes to nothing', async () => {
  const person = await makePerson();
  const thiefs = { email: `${randomUUID()}@example.org`, currentPassword: goodPassword };
  const answer = duringWhich(changes['another password']!(person), () => askEmailChange(person.ctx, thiefs));
  await expect(answer).rejects.toMatchObject({ code: 'conflict' });
  expect(await db.select().from(oneTimeLinks).where(eq(oneTimeLinks.userId, person.id))).toEqual([]);
});
