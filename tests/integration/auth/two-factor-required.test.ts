import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { users } from '#db/schema/people';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { authenticate } from '#lib/auth/authenticate';
import { forgetCredentials } from '#lib/auth/credentials';
import { acceptInvitation } from '#lib/auth/invitations/accept-invitation';
import { createInvitation } from '#lib/auth/invitations/create-invitation';
import { getOwnAccount } from '#lib/auth/people/get-own-account';
import { listPeople } from '#lib/auth/people/list-people';
import { roles } from '#lib/auth/permissions';
import { beginTwoFactor } from '#lib/auth/two-factor/begin-two-factor';
import { switchOffTwoFactor } from '#lib/auth/two-factor/switch-off-two-factor';
import { switchOnTwoFactor } from '#lib/auth/two-factor/switch-on-two-factor';
import { env } from '#lib/env';
import { ownerContext } from '#lib/schedules/owner-context';
import { totpCode } from '#tests/support/totp-code';
import { bearer, ctxOf, goodPassword, headersOf, makePerson, nobody, sessionCookieOf } from './people.ts';

const { db } = database();
beforeEach(() => {
  env.TWO_FACTOR = 'required';
});
afterEach(() => {
  env.TWO_FACTOR = 'offered';
});
afterAll(() => database().sql.end());

describe('where two-factor is required', () => {
  test.each(roles)(
    '%s: the role counts from the moment it is on until it is off, in every way to act',
    async (role) => {
      const person = await makePerson(role);
      const { key } = await createApiKey(person.ctx, {
        name: 'k',
        scopes: ['predict'],
        expiresAt: null,
        limit: 'plan',
      });
      const cookie = headersOf({ cookie: await sessionCookieOf(person.id) });
      const acting = async () => {
        const actors = [
          await authenticate(cookie),
          await authenticate(bearer(key)),
          (await ownerContext(db, person.id)).actor,
        ];
        const told = await getOwnAccount(ctxOf(actors[0]!));
        return new Set([...actors.map((actor) => 'role' in actor && actor.role), told.role]);
      };
      expect(await acting()).toEqual(new Set(['end-user']));

      const own = ctxOf(await authenticate(cookie));
      const { secret } = await beginTwoFactor(own, { currentPassword: goodPassword });
      await switchOnTwoFactor(own, { code: totpCode(secret) });
      expect(await acting()).toEqual(new Set([role]));

      await switchOffTwoFactor(own, { currentPassword: goodPassword, code: totpCode(secret, Date.now() + 30_000) });
      expect(await acting()).toEqual(new Set(['end-user']));
      env.TWO_FACTOR = 'offered';
      forgetCredentials({ kind: 'user', id: person.id });
      expect(await acting()).toEqual(new Set([role]));
    },
  );

  test('nobody is let in by an admin whose role does not count any more', async () => {
    const admin = await makePerson('admin', { totpSince: new Date() });
    const invited = { email: 'invited@example.org', role: 'admin' } as const;
    const { link } = await createInvitation(admin.ctx, invited, 'https://bellwether.example');
    const token = new URL(link!).searchParams.get('token')!;
    await db.update(users).set({ totpSince: null }).where(eq(users.id, admin.id));
    const wish = { token, name: 'Invited', password: goodPassword };
    await expect(acceptInvitation(nobody(), wish)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('what is refused for want of it says what to do', async () => {
    const admin = await makePerson('admin');
    const ctx = ctxOf(await authenticate(headersOf({ cookie: await sessionCookieOf(admin.id) })));
    await expect(listPeople(ctx, { limit: 10 })).rejects.toThrow(/switched on two-factor, on the page Profile/);
  });
});
