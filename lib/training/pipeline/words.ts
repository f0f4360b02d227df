/**
 * What counts as a word, for the learner and for the graph: a pattern both JavaScript and RE2 read alike. Letters are
 * ranges of code points, since the two need not know the same version of Unicode; Chinese and Japanese characters,
 * between which there are no spaces, are words of their own.
 */
const letter = '[0-9a-zÀ-῿Ⰰ-ⷿ가-힣]';
export const wordPattern = `${letter}+(?:['’]${letter}+){0,2}|[぀-ヿ㐀-鿿]`;

const words = new RegExp(wordPattern, 'g');

/** Negations people write without their apostrophe, which must not count as other words. */
const unquoted = [
  'arent',
  'cant',
  'couldnt',
  'didnt',
  'doesnt',
  'dont',
  'hasnt',
  'havent',
  'isnt',
  'shouldnt',
  'wasnt',
].concat(['werent', 'wont', 'wouldnt']);

/** The words of a text in small letters, spelled one way. Only A to Z are made small, as in the graph. */
export function wordsOf(text: string): string[] {
  const small = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return (small.match(words) ?? []).map((word) =>
    unquoted.includes(word) ? `${word.slice(0, -1)}'t` : word.replaceAll('’', "'"),
  );
}

/** Every spelling of `word` that `wordsOf` gives as `word`. */
export function spellingsOf(word: string): string[] {
  const [first = '', ...rest] = word.split("'");
  const spellings = rest.reduce(
    (begun, part) => begun.flatMap((spelling) => [`${spelling}'${part}`, `${spelling}’${part}`]),
    [first],
  );
  const bare = word.replace("'", '');
  return unquoted.includes(bare) && word === `${bare.slice(0, -1)}'t` ? [...spellings, bare] : spellings;
}
