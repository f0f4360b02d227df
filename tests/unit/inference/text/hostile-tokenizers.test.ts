import { describe, expect, test } from 'vitest';
import { compileTokenizer } from '#lib/inference/codecs/text/tokenizer';

const words = { type: 'WordLevel', vocab: { '[UNK]': 0, a: 1 }, unk_token: '[UNK]' };
const tokenizerOf = (parts: object) =>
  compileTokenizer(new TextEncoder().encode(JSON.stringify({ model: words, ...parts })));
const tokensOf = (parts: object, text: string) =>
  tokenizerOf(parts).tokenize(text, { most: 512, withSpans: true }).ids.length;

describe('a tokenizer.json of wrong types is refused when it is uploaded, not when it is asked', () => {
  const pieces = { type: 'BPE', vocab: { a: 0, b: 1, ab: 2 } };
  test.each([
    ['an id that is a text', { model: { ...words, vocab: { '[UNK]': 0, a: '1' } } }, /gives "a" the id "1"/],
    [
      'an id past all tensors',
      { model: { ...words, vocab: { '[UNK]': 1e12 } } },
      /gives "\[UNK\]" the id 1000000000000/,
    ],
    ['an id of null', { model: { ...words, type: 'WordPiece', vocab: { '[UNK]': null } } }, /the id null/],
    [
      'a merge that is a number',
      { model: { ...pieces, merges: ['a b', 5] } },
      /merge, number 1, that is no two pieces/,
    ],
    ['a merge of one piece', { model: { ...pieces, merges: ['ab'] } }, /merge, number 0/],
    [
      'Unigram pieces without scores',
      { model: { type: 'Unigram', vocab: [['a', 'b']], unk_id: 0 } },
      /text and its score/,
    ],
    ['Unigram pieces that are numbers', { model: { type: 'Unigram', vocab: [5], unk_id: 0 } }, /text and its score/],
    [
      'a piece so long that words take for ever',
      { model: { ...words, type: 'WordPiece', vocab: { '[UNK]': 0, ['a'.repeat(10_000)]: 1 } } },
      /a piece of 10000 characters/,
    ],
  ])('%s', (_, parts, words) => {
    expect(() => tokenizerOf(parts)).toThrow(
      expect.objectContaining({ code: 'invalid', message: expect.stringMatching(words) }),
    );
  });

  test('steps within steps without end', () => {
    const normalizer = '{"type":"Sequence","normalizers":['.repeat(20_000) + ']}'.repeat(20_000);
    const file = `{"model":${JSON.stringify(words)},"normalizer":${normalizer}}`;
    expect(() => compileTokenizer(new TextEncoder().encode(file))).toThrow(/steps within steps/);
  });
});

describe('a normalizer that makes a text grow without end fails by itself, in bounded memory', () => {
  const tooLong = expect.objectContaining({ code: 'model-failed', message: expect.stringMatching(/far too long/) });
  const hundredfold = { type: 'Replace', pattern: { String: 'a' }, content: 'a'.repeat(100) };

  test('by rules after one another', () => {
    const normalizer = { type: 'Sequence', normalizers: Array(8).fill(hundredfold) };
    expect(() => tokensOf({ normalizer }, 'a'.repeat(60))).toThrow(tooLong);
  });

  test('by one rule', () => {
    const normalizer = { ...hundredfold, content: 'x'.repeat(100_000) };
    expect(() => tokensOf({ normalizer }, 'a'.repeat(10_000))).toThrow(tooLong);
  });

  test('by what is put before', () => {
    expect(() => tokensOf({ normalizer: { type: 'Prepend', prepend: 'x'.repeat(3_000_000) } }, 'a')).toThrow(tooLong);
  });

  test('and a rule that helps itself is still taken', () => {
    expect(
      tokensOf({ normalizer: { ...hundredfold, content: 'a a' }, pre_tokenizer: { type: 'WhitespaceSplit' } }, 'a'),
    ).toBe(2);
  });
});
