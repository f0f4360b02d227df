import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { mailMessages, users } from '#db/schema/people';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { changePassword } from '#lib/auth/passwords/change-password';
import { refreshSession } from '#lib/auth/tokens/refresh-session';
import { signInProgram } from '#lib/auth/tokens/sign-in-program';
import { beginTwoFactor } from '#lib/auth/two-factor/begin-two-factor';
import { resetTwoFactor } from '#lib/auth/two-factor/reset-two-factor';
import { switchOffTwoFactor } from '#lib/auth/two-factor/switch-off-two-factor';
import { switchOnTwoFactor } from '#lib/auth/two-factor/switch-on-two-factor';
import { env } from '#lib/env';
import { goodPassword, makePerson, nobody } from '#tests/integration/auth/people';
import { totpCode } from '#tests/support/totp-code';

const { db, sql } = database();
const newPassword = 'another long password';

beforeAll(() => Object.assign(env, { PUBLIC_URL: 'https://bellwether.example' }));
beforeEach(async () => {
  env.SMTP_URL = 'smtp://127.0.0.1:1';
  await db.delete(mailMessages);
});
afterAll(async () => {
  Object.assign(env, { SMTP_URL: undefined, PUBLIC_URL: undefined });
  await sql.end();
});

type Person = Awaited<ReturnType<typeof makePerson>>;
const change = ({ ctx }: Person) => changePassword(ctx, { currentPassword: goodPassword, newPassword });

async function switchOn({ ctx }: Person) {
  const { secret } = await beginTwoFactor(ctx, { currentPassword: goodPassword });
  return switchOnTwoFactor(ctx, { code: totpCode(secret) });
}

async function switchOff(person: Person) {
  const { recoveryCodes } = await switchOn(person);
  await db.delete(mailMessages);
  await switchOffTwoFactor(person.ctx, { currentPassword: goodPassword, code: recoveryCodes[0]! });
}

async function reset({ id }: Person) {
  await resetTwoFactor((await makePerson('admin')).ctx, { personId: id });
}

const createKey = ({ ctx }: Person) => createApiKey(ctx, { name: 'ci', scopes: ['predict'] });

async function reuse({ email }: Person) {
  const from = { address: null, userAgent: null };
  const tokens = await signInProgram(db, { email, password: goodPassword }, from);
  await refreshSession(nobody(), tokens);
  await expect(refreshSession(nobody(), tokens)).rejects.toMatchObject({ code: 'invalid-token' });
  // Of a session that is over already there is nothing to tell.
  await expect(refreshSession(nobody(), tokens)).rejects.toMatchObject({ code: 'invalid-token' });
}

const happenings: [string, (person: Person) => Promise<unknown>, RegExp][] = [
  ['another password', change, /password .* was changed/],
  ['two-factor switched on', switchOn, /switched on/],
  ['two-factor switched off', switchOff, /switched off/],
  ['two-factor reset by an admin', reset, /An admin reset two-factor/],
  ['an API key that was created', createKey, /API key that begins with bw_\w{4} was created/],
  ['a refresh token that was used twice', reuse, /used twice/],
];

describe.each(happenings)('of %s', (_, happen, words) => {
  test('its person is told, once, and where they can do something about it', async () => {
    const person = await makePerson();
    await happen(person);
    const mails = await db.select().from(mailMessages);
    expect(mails).toMatchObject([{ to: person.email, text: expect.stringMatching(words) }]);
    expect(mails[0]!.text).toContain('https://bellwether.example');
  });

  test('nothing is queued where no e-mail is sent', async () => {
    env.SMTP_URL = undefined;
    await happen(await makePerson());
    expect(await db.select().from(mailMessages)).toEqual([]);
  });
});

test('a password that changes and the e-mail about it are one: without the e-mail it stays', async () => {
  const person = await makePerson();
  await sql`alter table mail_messages rename to mail_messages_away`;
  await expect(change(person)).rejects.toThrow();
  await sql`alter table mail_messages_away rename to mail_messages`;
  const [row] = await db.select().from(users).where(eq(users.id, person.id));
  expect(row!.passwordHash).toBe(person.passwordHash);
});
