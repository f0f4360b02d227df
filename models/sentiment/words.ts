/** What counts as a word, for the learner and for the graph (a pattern both JavaScript and RE2 read alike). */
export const wordPattern = "[a-z]+(?:['’][a-z]+)*";

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
  const bare = word.replace("'", '');
  const spellings = [word];
  if (word.includes("'")) spellings.push(word.replaceAll("'", '’'));
  if (unquoted.includes(bare)) spellings.push(bare);
  return spellings;
}
