import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { signInByPassword } from '#lib/auth/sign-in/sign-in-by-password';
import { newTotpSecret } from '#lib/auth/two-factor/totp';
import { sealTotpSecret } from '#lib/auth/two-factor/totp-secret';
import { makePerson } from './people.ts';

afterAll(() => database().sql.end());

/** How long it takes to refuse a wrong password, in milliseconds. */
async function refusalMs(email: string): Promise<number> {
  const startedAt = performance.now();
  expect(await signInByPassword(database().db, { email, password: 'a wrong password' }, randomUUID())).toBeNull();
  return performance.now() - startedAt;
}

const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1]!;

test('refusing takes as long whether there is an account, with a password, disabled, with two-factor, or none', async () => {
  const someone = () => makePerson();
  const withoutPassword = () => makePerson('end-user', { passwordHash: null });
  const disabled = () => makePerson('end-user', { disabledAt: new Date() });
  const withTwoFactor = async () =>
    makePerson('end-user', { totpSecret: await sealTotpSecret(newTotpSecret(), 'usr_1'), totpSince: new Date() });
  const nobody = async () => ({ email: `${randomUUID()}@example.org` });
  const kinds = { someone, withoutPassword, disabled, withTwoFactor, nobody };

  const times = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, [] as number[]]));
  // Three people of each kind, as the tries at one are few; in turn, so that a busy moment slows all kinds alike.
  for (let person = 0; person < 3; person++) {
    const emails = await Promise.all(Object.entries(kinds).map(async ([kind, make]) => [kind, (await make()).email]));
    for (let i = 0; i < 8; i++) {
      for (const [kind, email] of emails) times[kind!]!.push(await refusalMs(email!));
    }
  }
  const usual = median(times.someone!);
  for (const [kind, taken] of Object.entries(times)) {
    const ratio = median(taken) / usual;
    expect.soft(ratio, kind).toBeGreaterThan(0.5);
    expect.soft(ratio, kind).toBeLessThan(2);
  }
}, 120_000);
