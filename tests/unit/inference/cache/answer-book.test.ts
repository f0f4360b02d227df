import { expect, test } from 'vitest';
import { answerBook } from '#lib/inference/cache/answer-book';

const terms = { maxAgeMs: 60_000, leaseMs: 600_000 };
const waitMs = 600_000;
const kept = () => ({ json: '{"value":1}', atMs: Date.now() });

test('who asks first is to find the answer, and everybody else hears it at once', async () => {
  const book = answerBook(10_000);
  expect(book.claim(['a', 'b'], terms)).toEqual(['yours', 'yours']);
  expect(book.claim(['a'], terms)).toEqual(['theirs']);
  const heard = [book.wait('a', waitMs), book.wait('a', waitMs)];
  const found = kept();
  book.put([['a', found]]);
  expect(await Promise.all(heard)).toEqual([found, found]);
  expect(book.claim(['a', 'b'], terms)).toEqual([found, 'theirs']);
});

test('who gives up tells those who wait, and the next who asks is to find it', async () => {
  const book = answerBook(10_000);
  book.claim(['a'], terms);
  const heard = book.wait('a', waitMs);
  book.abandon(['a']);
  expect(await heard).toBeNull();
  expect(book.claim(['a'], terms)).toEqual(['yours']);
});

test('a lease ends by itself when nobody gives or abandons, and so does waiting', async () => {
  const book = answerBook(10_000);
  book.claim(['a'], { ...terms, leaseMs: 20 });
  expect(await book.wait('a', waitMs)).toBeNull();
  expect(book.claim(['a'], terms)).toEqual(['yours']);
  expect(await book.wait('a', 20)).toBeNull();
});

test('what came between claim and wait is given', async () => {
  const book = answerBook(10_000);
  book.claim(['a'], terms);
  const found = kept();
  book.put([['a', found]]);
  expect(await book.wait('a', waitMs)).toEqual(found);
});

test('the least used answers go where there is no room for all, and those of a prefix where they are forgotten', () => {
  const book = answerBook(2_000);
  const keys = Array.from({ length: 20 }, (_, k) => `mdl_1:${k}`);
  for (const key of keys) book.put([[key, kept()]]);
  const claims = book.claim(keys, terms);
  expect(claims[0]).toBe('yours');
  expect(claims.at(-1)).toHaveProperty('json');
  book.put([['mdl_2:0', kept()]]);
  book.forget('mdl_1:');
  expect(book.claim([keys.at(-1)!], terms)).toEqual(['yours']);
  expect(book.claim(['mdl_2:0'], terms)[0]).toHaveProperty('json');
});
