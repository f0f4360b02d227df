import { describe, expect, it } from 'vitest';
import { Email, normaliseEmail } from '#lib/auth/people/email';

describe('an e-mail address', () => {
  it.each([
    ['Ada@Example.ORG', 'ada@example.org'],
    ['  ada+keys@example.org\n', 'ada+keys@example.org'],
    ['admin@localhost', 'admin@localhost'],
    ['jose\u0301@example.org', 'jos\u00e9@example.org'],
    ['ada@M\u00fcnchen.de', 'ada@xn--mnchen-3ya.de'],
  ])('%j is one account: %s', (typed, kept) => expect(normaliseEmail(typed)).toBe(kept));

  it.each([
    ['the Kelvin sign, whose lower case is k', '\u212aelly@example.org'],
    ['a dotted capital I, whose lower case begins with i', '\u0130da@example.org'],
    ['a long s', 'a\u017fa@example.org'],
    ['a fullwidth a', '\uff41da@example.org'],
    ['a fullwidth at sign', 'ada\uff20example.org'],
    ['a fullwidth domain', 'ada@\uff45xample.org'],
    ['an ideographic full stop', 'ada@example\u3002org'],
    ['an invisible hyphen in the domain', 'ada@exam\u00adple.org'],
    ['a ligature', 'o\ufb03ce@example.org'],
  ])('never becomes another by folding: %s is refused', (_what, typed) => expect(normaliseEmail(typed)).toBeNull());

  it('of Cyrillic letters stays another than the Latin one it looks like', () => {
    expect(normaliseEmail('\u0430da@example.org')).not.toBe('ada@example.org');
    expect(normaliseEmail('ada@ex\u0430mple.org')).toMatch(/^ada@xn--/);
  });

  it.each([
    '',
    'ada',
    '@example.org',
    'ada@',
    'a b@example.org',
    'a@b@c',
    'ada@-x.org',
    'ada@x..org',
    '.ada@x.org',
    'a..b@x.org',
    'a\u200bda@x.org',
    `${'a'.repeat(65)}@x.org`,
    `ada@${'x.'.repeat(130)}org`,
  ])('%j is none', (typed) => expect(normaliseEmail(typed)).toBeNull());

  it('of a new account is never what an erased one is called by: nobody stands in the way of an erasure', () => {
    for (const email of ['usr_01m80s75nra5t8zt8vkmwjyt22@erased.invalid', 'ada@INVALID'])
      expect(Email.safeParse(email).success).toBe(false);
    expect(Email.safeParse('ada@invalid.example').success).toBe(true);
  });
});
