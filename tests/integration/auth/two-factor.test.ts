import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { recoveryCodes, users } from '#db/schema/people';
import { authenticate } from '#lib/auth/authenticate';
import { changePassword } from '#lib/auth/passwords/change-password';
import { ListPeople, listPeople } from '#lib/auth/people/list-people';
import { requirePerson } from '#lib/auth/require-person';
import { signInByPassword } from '#lib/auth/sign-in/sign-in-by-password';
import { beginTwoFactor } from '#lib/auth/two-factor/begin-two-factor';
import { getTwoFactor } from '#lib/auth/two-factor/get-two-factor';
import { renewRecoveryCodes } from '#lib/auth/two-factor/renew-recovery-codes';
import { resetTwoFactor } from '#lib/auth/two-factor/reset-two-factor';
import { switchOffTwoFactor } from '#lib/auth/two-factor/switch-off-two-factor';
import { switchOnTwoFactor } from '#lib/auth/two-factor/switch-on-two-factor';
import type { Ctx } from '#lib/context';
import { requestErasure } from '#lib/privacy/erasure/request-erasure';
import { totpCode } from '#tests/support/totp-code';
import { AuthBrowser } from './auth-browser.ts';
import { ctxOf, goodPassword, makePerson } from './people.ts';

const db = () => database().db;
afterAll(() => database().sql.end());

const rowOf = async (id: string) => (await db().select().from(users).where(eq(users.id, id)))[0]!;

/** As if the last code had been used long ago, so that a test need not wait for the next. */
async function freshCode(userId: string, secret: string): Promise<string> {
  await db().update(users).set({ totpLastStep: null }).where(eq(users.id, userId));
  return totpCode(secret);
}

async function withTwoFactor() {
  const person = await makePerson();
  const { ctx } = person;
  const { secret } = await beginTwoFactor(ctx, { currentPassword: goodPassword });
  const { recoveryCodes: codes } = await switchOnTwoFactor(ctx, { code: totpCode(secret) });
  return { person, secret, codes, fresh: () => freshCode(person.id, secret) };
}

/** Who signs in with this, or why nobody does. */
const signIn = (email: string, code?: string, password = goodPassword) =>
  signInByPassword(db(), { email, password, code }, randomUUID()).then(
    (proven) => proven?.userId ?? null,
    (error: Error) => error.message,
  );

const invalidAt = (pointer: string) =>
  expect.objectContaining({ code: 'invalid', errors: [expect.objectContaining({ pointer })] });
const aWrongCode = '000000';

describe('switching two-factor on', () => {
  test('takes the password, then a code of the app; until then nothing is in force', async () => {
    const person = await makePerson();
    await expect(beginTwoFactor(person.ctx, { currentPassword: 'a wrong password' })).rejects.toEqual(
      invalidAt('/currentPassword'),
    );
    const { secret, uri, qrCode } = await beginTwoFactor(person.ctx, { currentPassword: goodPassword });
    expect(uri).toContain(`secret=${secret}`);
    expect(qrCode.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
    expect(await signIn(person.email)).toBe(person.id);
    await expect(switchOnTwoFactor(person.ctx, { code: aWrongCode })).rejects.toEqual(invalidAt('/code'));
    expect((await switchOnTwoFactor(person.ctx, { code: totpCode(secret) })).recoveryCodes).toHaveLength(10);
    expect(await signIn(person.email)).toBe('CodeNeeded');
    expect(await getTwoFactor(person.ctx)).toMatchObject({ since: expect.any(String), recoveryCodesLeft: 10 });
  });

  test('keeps the secret sealed, for this person alone, and of recovery codes only hashes', async () => {
    const { person, secret, codes } = await withTwoFactor();
    const other = await withTwoFactor();
    const dump = JSON.stringify([await rowOf(person.id), await db().select().from(recoveryCodes)]);
    for (const shown of [secret, ...codes]) expect(dump).not.toContain(shown);
    const { totpSecret } = await rowOf(person.id);
    await db().update(users).set({ totpSecret }).where(eq(users.id, other.person.id));
    expect(await signIn(other.person.email, await other.fresh())).toBe('CodeWrong');
    expect(await signIn(other.person.email, totpCode(secret))).toBe('CodeWrong');
  });

  test('ends the sessions that were begun with the password alone, but the one that asks', async () => {
    const person = await makePerson();
    const [here, there] = [new AuthBrowser(randomUUID()), new AuthBrowser(randomUUID())];
    for (const browser of [here, there]) await browser.signIn(person.email, goodPassword);
    const ctx = ctxOf(await authenticate(here.header));
    const { secret } = await beginTwoFactor(ctx, { currentPassword: goodPassword });
    await switchOnTwoFactor(ctx, { code: totpCode(secret) });
    expect(await authenticate(there.header)).toEqual({ kind: 'anonymous' });
    expect(await authenticate(here.header)).toMatchObject({ userId: person.id });
  });

  test('is done once: a second secret takes nobody’s place while it is on', async () => {
    const { person, secret } = await withTwoFactor();
    await expect(beginTwoFactor(person.ctx, { currentPassword: goodPassword })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(switchOnTwoFactor(person.ctx, { code: totpCode(secret) })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('needs a password to be a second factor to', async () => {
    const { ctx } = await makePerson('end-user', { passwordHash: null });
    await expect(beginTwoFactor(ctx, { currentPassword: '' })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('signing in with two-factor', () => {
  test('asks for the code after the right password only', async () => {
    const { person, secret } = await withTwoFactor();
    expect(await signIn(person.email, undefined, 'a wrong password')).toBeNull();
    expect(await signIn(person.email, totpCode(secret), 'a wrong password')).toBeNull();
    expect(await signIn(person.email)).toBe('CodeNeeded');
    expect(await signIn(person.email, aWrongCode)).toBe('CodeWrong');
  });

  test('goes through next-auth, which begins no session without the code', async () => {
    const { person, fresh } = await withTwoFactor();
    const browser = new AuthBrowser(randomUUID());
    const asked = await browser.signIn(person.email, goodPassword);
    expect(asked.location?.searchParams.get('error')).toBe('CodeNeeded');
    expect(await browser.session()).toEqual({});
    await browser.submit('callback/credentials', { email: person.email, password: goodPassword, code: await fresh() });
    expect(await browser.session()).toMatchObject({ user: { id: person.id } });
  });

  test('takes each code once, also of two that come at once', async () => {
    const { person, fresh } = await withTwoFactor();
    const code = await fresh();
    const both = await Promise.all([signIn(person.email, code), signIn(person.email, code)]);
    expect(both.toSorted()).toEqual(['CodeWrong', person.id].toSorted());
    expect(await signIn(person.email, code)).toBe('CodeWrong');
  });

  test('takes no code of a step before the last one used', async () => {
    const { person, secret } = await withTwoFactor();
    expect(await signIn(person.email, totpCode(secret, Date.now() + 30_000))).toBe(person.id);
    expect(await signIn(person.email, totpCode(secret))).toBe('CodeWrong');
  });

  test('takes a recovery code once, however it is typed and however often it comes at once', async () => {
    const { person, codes } = await withTwoFactor();
    const typed = ` ${codes[0]!.toUpperCase().replaceAll('-', ' ')} `;
    const all = await Promise.all([codes[0]!, typed, codes[0]!, typed].map((code) => signIn(person.email, code)));
    expect(all.filter((answer) => answer === person.id)).toHaveLength(1);
    expect(await signIn(person.email, codes[0]!)).toBe('CodeWrong');
    expect(await signIn(person.email, codes[1]!)).toBe(person.id);
    expect(await getTwoFactor(person.ctx)).toMatchObject({ recoveryCodesLeft: 8 });
  });

  test('is stopped after ten wrong codes, from wherever they come, the right one too; the password alone is not', async () => {
    const { person, fresh, codes } = await withTwoFactor();
    for (let i = 0; i < 10; i++) expect(await signIn(person.email, aWrongCode)).toBe('CodeWrong');
    expect(await signIn(person.email, await fresh())).toBe('TooManyCodes');
    expect(await signIn(person.email, codes[0]!)).toBe('TooManyCodes');
    expect(await signIn(person.email)).toBe('CodeNeeded');
  });

  test('is closed to a disabled person before any code is asked', async () => {
    const { person, fresh } = await withTwoFactor();
    await db().update(users).set({ disabledAt: new Date() }).where(eq(users.id, person.id));
    expect(await signIn(person.email, await fresh())).toBe('Disabled');
  });
});

describe('switching two-factor off', () => {
  test('takes password and code, and leaves nothing of either', async () => {
    const { person, fresh, codes } = await withTwoFactor();
    const off = (currentPassword: string, code: string) => switchOffTwoFactor(person.ctx, { currentPassword, code });
    await expect(off('a wrong password', await fresh())).rejects.toEqual(invalidAt('/currentPassword'));
    await expect(off(goodPassword, aWrongCode)).rejects.toEqual(invalidAt('/code'));
    expect(await signIn(person.email)).toBe('CodeNeeded');
    await off(goodPassword, await fresh());
    expect(await signIn(person.email)).toBe(person.id);
    expect(await rowOf(person.id)).toMatchObject({ totpSecret: null, totpSince: null, totpLastStep: null });
    expect(await getTwoFactor(person.ctx)).toMatchObject({ since: null, recoveryCodesLeft: 0 });
    await expect(off(goodPassword, codes[0]!)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('takes a recovery code where the app is lost', async () => {
    const { person, codes } = await withTwoFactor();
    await switchOffTwoFactor(person.ctx, { currentPassword: goodPassword, code: codes[3]! });
    expect(await signIn(person.email)).toBe(person.id);
  });

  test('is done by an admin for somebody else who lost both, and by nobody else', async () => {
    const { person } = await withTwoFactor();
    const [admin, stranger] = [await makePerson('admin'), await makePerson('finance')];
    await expect(resetTwoFactor(stranger.ctx, { personId: person.id })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(resetTwoFactor(admin.ctx, { personId: 'usr_none' })).rejects.toMatchObject({ code: 'not-found' });
    const self = { personId: requirePerson(admin.ctx.actor) };
    await expect(resetTwoFactor(admin.ctx, self)).rejects.toMatchObject({ code: 'conflict' });
    const listed = async () => {
      const { data } = await listPeople(admin.ctx, ListPeople.parse({ limit: 200 }));
      return data.find(({ id }) => id === person.id);
    };
    expect(await listed()).toMatchObject({ hasTwoFactor: true });
    await resetTwoFactor(admin.ctx, { personId: person.id });
    expect(await listed()).toMatchObject({ hasTwoFactor: false });
    expect(await signIn(person.email)).toBe(person.id);
  });
});

test('new recovery codes are worth something, those before nothing', async () => {
  const { person, fresh, codes } = await withTwoFactor();
  const renewed = await renewRecoveryCodes(person.ctx, { currentPassword: goodPassword, code: await fresh() });
  expect(new Set([...codes, ...renewed.recoveryCodes]).size).toBe(20);
  expect(await signIn(person.email, codes[0]!)).toBe('CodeWrong');
  expect(await signIn(person.email, renewed.recoveryCodes[0]!)).toBe(person.id);
});

type Proof = { currentPassword: string; code?: string };
const guarded: [string, (ctx: Ctx, proof: Proof) => Promise<unknown>][] = [
  ['another password', (ctx, proof) => changePassword(ctx, { ...proof, newPassword: 'another long password' })],
  [
    'an erasure',
    (ctx, proof) => requestErasure(ctx, { ...proof, confirmation: 'erase my account', handsOverModels: false }),
  ],
];

describe.each(guarded)('%s', (_, change) => {
  const currentPassword = goodPassword;

  test('takes a code beside the password where two-factor is on, and each code once', async () => {
    const { person, codes, fresh } = await withTwoFactor();
    await makePerson('admin');
    const ask = (proof: Proof) => change(person.ctx, proof);
    await expect(ask({ currentPassword })).rejects.toEqual(invalidAt('/code'));
    await expect(ask({ currentPassword, code: aWrongCode })).rejects.toEqual(invalidAt('/code'));
    const code = await fresh();
    await expect(ask({ currentPassword: 'a wrong password', code })).rejects.toEqual(invalidAt('/currentPassword'));
    expect(await signIn(person.email, codes[0]!)).toBe(person.id);
    await expect(ask({ currentPassword, code: codes[0]! })).rejects.toEqual(invalidAt('/code'));
    expect(await rowOf(person.id)).toMatchObject({ passwordHash: person.passwordHash, eraseAt: null });
    await ask({ currentPassword, code });
  });

  test('is stopped after ten wrong codes, with those of signing in', async () => {
    const { person, codes } = await withTwoFactor();
    for (let i = 0; i < 5; i++) expect(await signIn(person.email, aWrongCode)).toBe('CodeWrong');
    const ask = (code: string) => change(person.ctx, { currentPassword, code });
    for (let i = 0; i < 5; i++) await expect(ask(aWrongCode)).rejects.toEqual(invalidAt('/code'));
    await expect(ask(codes[0]!)).rejects.toMatchObject({ code: 'rate-limited' });
  });

  test('takes the password alone where two-factor is off, and nothing of a code that comes along', async () => {
    const person = await makePerson();
    await change(person.ctx, { currentPassword, code: aWrongCode });
  });
});

test('a new password that is refused uses up no code', async () => {
  const { person, fresh } = await withTwoFactor();
  const code = await fresh();
  const change = (newPassword: string) =>
    changePassword(person.ctx, { currentPassword: goodPassword, code, newPassword });
  await expect(change('password123')).rejects.toEqual(invalidAt('/newPassword'));
  await change('another long password');
});
