import { expect, it } from 'vitest';
import { spellingsOf, wordsOf } from '#lib/training/pipeline/words';

it('reads words in small letters, with their apostrophes, in any script', () => {
  expect(wordsOf("I DON'T like Straße 12, naïve Привет 안녕 ’quoted’!")).toEqual([
    ...['i', "don't", 'like', 'straße', '12', 'naïve', 'Привет', '안녕', 'quoted'],
  ]);
});

it('takes each Chinese or Japanese character for a word', () => {
  expect(wordsOf('東京 は')).toEqual(['東', '京', 'は']);
});

it('spells negations one way, and knows every spelling of a word', () => {
  expect(wordsOf("dont don't don’t isnt rock'n’roll")).toEqual(["don't", "don't", "don't", "isn't", "rock'n'roll"]);
  for (const word of ["don't", "rock'n'roll", "do'nt", 'plain']) {
    for (const spelling of spellingsOf(word)) expect(wordsOf(spelling)).toEqual([word]);
  }
  expect(spellingsOf("rock'n'roll")).toHaveLength(4);
  expect(spellingsOf("don't")).toEqual(["don't", 'don’t', 'dont']);
});
