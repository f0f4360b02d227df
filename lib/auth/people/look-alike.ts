import { domainToASCII, domainToUnicode } from 'node:url';

/** Scripts in everyday use (UAX #31, table 5) but those of Chinese, Japanese and Korean, which are written together. */
const scripts = [
  'Latin Cyrillic Greek Armenian Georgian Hebrew Arabic Thaana Ethiopic Devanagari Bengali Gurmukhi Gujarati Oriya',
  'Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Khmer',
].flatMap((names) => names.split(' ').map((name) => new RegExp(`\\p{Script=${name}}`, 'u')));
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u30fc]/gu;

/** Letters that are drawn as Latin ones: a word of nothing else reads as another (UTS #39, whole-script confusables). */
const drawnAsLatin = /^[асԁеһіјӏорԛѕԝхуъьҽпгѵѡαγιϳκνορςτυχωηցհյոսւօքզղգ\d]+$/u;
/** Latin letters without a mark that are no ASCII and no look-alike of one. */
const otherLatin = /[ßæœøđłþðħŋə]/gu;

/**
 * Whether an e-mail, as `normaliseEmail` writes it, may be taken for another one: a part of it mixes scripts, or is
 * written in letters that look like plain ones only. A simple form of UTS #39 (Highly Restrictive, and no whole-script
 * confusables): what it lets through never looks like an address in plain letters.
 */
export function looksLikeAnother(email: string): boolean {
  const at = email.lastIndexOf('@');
  const labels = email.slice(at + 1).split('.');
  if (labels.some(isNoAsciiForm)) return true;
  const words = [...email.slice(0, at).split(/[.+_-]/), ...labels.map(domainToUnicode)];
  const isInPlainDomain = isAscii(labels.at(-1)!) && !labels.at(-1)!.startsWith('xn--');
  return words.some((word) => !isAscii(word) && (!isOfOneScript(word) || (isInPlainDomain && drawnAsLatin.test(word))));
}

/** It says that it stands for other letters, and for none. */
function isNoAsciiForm(label: string): boolean {
  if (!label.startsWith('xn--')) return false;
  const read = domainToUnicode(label);
  return isAscii(read) || domainToASCII(read) !== label;
}

const isAscii = (text: string) => /^[\x21-\x7e]*$/.test(text);

function isOfOneScript(word: string): boolean {
  if (/[^\x21-\x7e\p{L}\p{M}]/u.test(word)) return false;
  const letters = word.replaceAll(eastAsian, '').replaceAll(/[^\p{L}\p{M}]/gu, '');
  const used = scripts.filter((script) => script.test(letters));
  if (used.length > 1 || (used.length === 0 && /\p{L}/u.test(letters))) return false;
  return used[0]?.test('a') !== true || isPlainLatin(letters);
}

/** Every letter an ASCII one, with marks that belong to it, or one that looks like none. */
const isPlainLatin = (letters: string) =>
  !/\p{M}/u.test(letters.normalize('NFC')) &&
  /^[\p{ASCII}\p{M}]*$/u.test(letters.replaceAll(otherLatin, '').normalize('NFD'));
