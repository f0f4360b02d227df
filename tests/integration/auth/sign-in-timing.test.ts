import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { signInByPassword } from '#lib/auth/sign-in/sign-in-by-password';
import { newTotpSecret } from '#lib/auth/two-factor/totp';
import { sealTotpSecret } from '#lib/auth/two-factor/totp-secret';
import { takesAsLong } from '#tests/support/takes-as-long';
import { makePerson } from './people.ts';

afterAll(() => database().sql.end());

const refuse = async (email: string) =>
  expect(await signInByPassword(database().db, { email, password: 'a wrong password' }, randomUUID())).toBeNull();

test('refusing takes as long whether there is an account, with a password, disabled, with two-factor, or none', async () => {
  const someone = () => makePerson();
  const withoutPassword = () => makePerson('end-user', { passwordHash: null });
  const disabled = () => makePerson('end-user', { disabledAt: new Date() });
  const withTwoFactor = async () =>
    makePerson('end-user', { totpSecret: await sealTotpSecret(newTotpSecret(), 'usr_1'), totpSince: new Date() });
  const nobody = async () => ({ email: `${randomUUID()}@example.org` });
  const kinds = { someone, withoutPassword, disabled, withTwoFactor, nobody };

  // Three people of each kind, as the tries at one are few.
  const trying = async ([kind, make]: [string, () => Promise<{ email: string }>]) => {
    const three = await Promise.all([make(), make(), make()]);
    return [kind, async (round: number) => () => refuse(three[round % 3]!.email)] as const;
  };
  const tries = Object.fromEntries(await Promise.all(Object.entries(kinds).map(trying)));
  await takesAsLong(tries, { rounds: 24, factor: 2 });
}, 120_000);
