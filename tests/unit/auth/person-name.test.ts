import { describe, expect, it } from 'vitest';
import { PersonName } from '#lib/auth/people/person-name';

describe('a name', () => {
  it.each([
    ['  Ada \n Lovelace ', 'Ada Lovelace'],
    ['\uff21da', 'Ada'],
    ['Jose\u0301', 'Jos\u00e9'],
    ['\u0410\u0434\u0430 Lovelace', '\u0410\u0434\u0430 Lovelace'],
    ['Lovelace-\u0411\u0430\u0439\u0440\u043e\u043d', 'Lovelace-\u0411\u0430\u0439\u0440\u043e\u043d'],
    ['O’Brien', 'O’Brien'],
    ['\u5c71\u7530 \u592a\u90ce', '\u5c71\u7530 \u592a\u90ce'],
    ['\u0646\u0627\u0645\u200c\u0647\u0627', '\u0646\u0627\u0645\u200c\u0647\u0627'],
  ])('%j is kept as %j', (typed, kept) => expect(PersonName.parse(typed)).toBe(kept));

  it.each([
    ['empty', ' \n '],
    ['longer than 100', 'a'.repeat(101)],
    ['of 10 kB', 'a'.repeat(10_000)],
    ['with text turned round', 'adA\u202eecaL'],
    ['with an invisible letter', 'Ad\u200ba'],
    ['with a joiner in plain letters', 'Ad\u200da'],
    ['with a tag character', 'Ada\u{e0041}'],
    ['with a control character', 'Ada\u0007'],
    ['with a NUL', 'Ada\u0000'],
    ['of two scripts in a word', '\u0410da'],
  ])('%s is refused', (_what, typed) => expect(PersonName.safeParse(typed).success).toBe(false));
});
