import { expect, test } from 'vitest';
import { sessionCookieName } from '#lib/auth/sessions/session';
import { hostCookies } from '#lib/auth/sign-in/host-cookies';

test('no cookie can be set by another host, over http or by a script: names and attributes are those of __Host-', () => {
  const cookies = Object.values(hostCookies());
  expect(cookies).toHaveLength(6);
  for (const { name, options } of cookies) {
    expect(name).toMatch(/^__Host-/);
    expect(options).toMatchObject({ secure: true, path: '/', httpOnly: true, sameSite: 'lax' });
    expect(options).not.toHaveProperty('domain');
  }
});

test('the session that next-auth begins is the one that our doors read', () => {
  expect(hostCookies().sessionToken?.name).toBe(sessionCookieName(true));
});
