import { describe, expect, it } from 'vitest';
import { Email, normaliseEmail, TypedEmail } from '#lib/auth/people/email';
import { looksLikeAnother } from '#lib/auth/people/look-alike';

const looks = (typed: string) => looksLikeAnother(normaliseEmail(typed)!);

describe('the e-mail of a new account', () => {
  it.each([
    'ada.lovelace+keys@example.org',
    'jos\u00e9@example.org',
    'stra\u00dfe@m\u00fcnchen.de',
    'nguy\u1ec5n@example.vn',
    '\u0438\u0432\u0430\u043d\u043e\u0432@example.org',
    '\u043f\u043e\u0447\u0442\u0430@\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444',
    '\u039d\u03af\u03ba\u03bf\u03c2@example.gr',
    '\u7530\u4e2d@\u4f8b\u3048.jp',
    '\u30c6\u30b9\u30c8\u30fctest@example.jp',
    '\u05d3\u05d5\u05d3@example.il',
    'ada-\u0438\u0432\u0430\u043d@example.org',
  ])('may be %s', (typed) => expect(looks(typed)).toBe(false));

  it.each([
    ['Cyrillic a among Latin letters', '\u0430da@example.org'],
    ['Cyrillic letters that are all drawn as Latin ones', '\u0441\u0435\u043e@example.org'],
    ['Greek letters that are all drawn as Latin ones', '\u03bf\u03bd\u03bf@example.org'],
    ['a Cyrillic a in the domain', 'ada@ex\u0430mple.org'],
    ['a domain all of Cyrillic letters drawn as Latin ones', 'ada@\u0430\u0440\u0440\u04cf\u0435.com'],
    ['the same in its ASCII form', 'ada@xn--80ak6aa92e.com'],
    ['an ASCII form of nothing', 'ada@xn--a.com'],
    ['a dotless i', 'd\u0131ana@example.org'],
    ['a script g', '\u0261oogle@example.org'],
    ['a mark over another mark', 'a\u0323\u0323da@example.org'],
    ['Arabic digits', 'ada\u0661@example.org'],
    ['a hyphen that is none', 'ada\u2010b@example.org'],
    ['Cherokee letters', '\u13a0\u13a1@example.org'],
  ])('has not %s', (_what, typed) => {
    expect(looks(typed)).toBe(true);
    expect(Email.safeParse(typed).success).toBe(false);
  });

  it('is judged when an account is made, not when its person signs in', () => {
    expect(TypedEmail.parse('\u0430da@example.org')).toBe('\u0430da@example.org');
  });
});
