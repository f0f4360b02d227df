import { parseOptions } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { dummyHash, hashPassword, verifyPassword } from '#lib/auth/passwords/password';

describe('a password', () => {
  it('is hashed with argon2id at no less than OWASP asks, each time with another salt', async () => {
    const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it('opens with itself, however its accents were typed, and with nothing else', async () => {
    const hash = await hashPassword('caf\u00e9 am Markt');
    expect(await verifyPassword(hash, 'cafe\u0301 am Markt')).toBe(true);
    expect(await verifyPassword(hash, 'cafe am Markt')).toBe(false);
    expect(await verifyPassword(hash, '')).toBe(false);
  });

  it('never opens an account without one', async () => {
    expect(await verifyPassword(null, '')).toBe(false);
    expect(await verifyPassword(undefined, 'anything')).toBe(false);
  });

  it('costs as much to refuse where there is none: the stand-in has the costs of a real hash', async () => {
    expect(parseOptions(dummyHash)).toEqual(parseOptions(await hashPassword('anything')));
  });
});
