import { describe, expect, it } from 'vitest';
import { positiveProbabilities, readSentences, trainSentiment } from '../../../models/sentiment/train.ts';
import { openShipped, probabilityOf } from './starter.ts';

const { answer } = await openShipped('sentiment');
const positive = async (...texts: string[]) =>
  (await answer(texts.map((text) => ({ text })))).map((found) => probabilityOf(found, 'positive'));

it('answers all 2,000 sentences as the learner does', async () => {
  const { texts, classes } = await readSentences();
  const expected = positiveProbabilities(await trainSentiment(texts, classes), texts);
  const found = await positive(...texts);
  expect(Math.max(...found.map((p, row) => Math.abs(p - expected[row]!)))).toBeLessThan(1e-5);
});

it('reads odd texts as the learner does, whatever stands beside them', async () => {
  const { texts, classes } = await readSentences();
  const odd = [
    '',
    '   ',
    '!!!',
    '😀😀',
    "it's",
    '’’',
    'ÜBER GOOD',
    'a\nb\tgood',
    'x'.repeat(5000),
    "'good'",
    "don’t dont don't",
  ];
  const expected = positiveProbabilities(await trainSentiment(texts, classes), odd);
  const together = await positive(
    ...odd,
    'A long sentence which makes the others be padded to its own length, and good.',
  );
  for (const [index, text] of odd.entries()) {
    expect(together[index], JSON.stringify(text)).toBeCloseTo(expected[index]!, 5);
    expect((await positive(text))[0], JSON.stringify(text)).toBeCloseTo(expected[index]!, 5);
  }
});

describe('a negation', () => {
  it.each([
    ['The food was good.', 'The food was not good.'],
    ['I like it.', 'I do not like it.'],
    ['It is very good.', 'It is not very good.'],
    ['The battery is great.', 'The battery is not great.'],
  ])('turns "%s" round', async (plain, negated) => {
    const [before, after] = await positive(plain, negated);
    expect(before).toBeGreaterThan(0.5);
    expect(after).toBeLessThan(0.5);
  });
});
