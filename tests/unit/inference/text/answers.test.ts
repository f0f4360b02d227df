import { describe, expect, test } from 'vitest';
import { type Entity, recordedOf, type Vectors } from '#tests/unit/inference/text/recorded';
import { answersOf } from '#tests/unit/inference/text/text-codec';

const closeTo = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 5));

describe('classification', () => {
  const labels = ['negative', 'neutral', 'positive'];
  const recorded = recordedOf('bert-sentiment');
  const rows = recorded.singles.map(({ text }) => ({ text }));
  const wish = { task: 'text-classification', labels, outputs: { activation: 'softmax' } } as const;

  test('gives the probabilities of the pipeline of transformers, to 1e-5, all texts in one run', async () => {
    const answers = await answersOf('bert-sentiment', wish, rows);
    expect(answers).toHaveLength(recorded.answers!.length);
    answers.forEach((answer, index) => {
      const expected = recorded.answers![index] as Record<string, number>;
      const found = (answer as { probabilities: Record<string, number> }).probabilities;
      expect(labels.map((label) => found[label])).toEqual(closeTo(labels.map((label) => expected[label]!)));
    });
  });

  test('answers a text the same alone and beside longer ones, to 1e-5', async () => {
    const together = await answersOf('bert-sentiment', wish, rows);
    for (const index of [0, 25, 28, 33]) {
      const [alone] = await answersOf('bert-sentiment', wish, [rows[index]]);
      const scores = [alone, together[index]].map((answer) =>
        Object.values((answer as { probabilities: object }).probabilities),
      );
      expect(scores[0]).toEqual(closeTo(scores[1] as number[]));
    }
  });

  test('of pairs gives the probabilities of transformers, to 1e-5; without a second text as of one', async () => {
    const { pairs, answers: expected } = recordedOf('roberta-pair');
    const names = ['contradiction', 'neutral', 'entailment'];
    const answers = await answersOf(
      'roberta-pair',
      { ...wish, labels: names, second: true },
      pairs.map(({ text, pair }) => (pair ? { text, second: pair } : { text })),
    );
    answers.forEach((answer, index) => {
      const found = (answer as { probabilities: Record<string, number> }).probabilities;
      expect(names.map((label) => found[label])).toEqual(
        closeTo(names.map((label) => (expected![index] as Record<string, number>)[label]!)),
      );
    });
  });
});

describe('entities', () => {
  const recorded = recordedOf('xlmr-entities');
  const labels = ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC'];
  const rows = recorded.singles.map(({ text }) => ({ text }));
  const inTexts = (all: Entity[][]) =>
    all.map((entities, index) => ({
      entities: entities.map((entity) => ({
        ...entity,
        score: expect.closeTo(entity.score, 5),
        text: recorded.singles[index]!.text.slice(entity.start, entity.end),
      })),
    }));

  test.each(['simple', 'none'] as const)(
    'are those of the pipeline of transformers with aggregation "%s", their scores to 1e-5',
    async (aggregate) => {
      const answers = await answersOf(
        'xlmr-entities',
        { task: 'token-classification', labels, outputs: { tokens: { aggregate } } },
        rows,
      );
      expect(answers).toEqual(inTexts(recorded[aggregate]!));
    },
  );

  test('are the same, to 1e-5, where texts are padded on the left', async () => {
    // This model counts its positions from the first token that is no padding.
    const wish = { task: 'token-classification', labels, tokens: { padSide: 'left' } } as const;
    const answers = await answersOf('xlmr-entities', { ...wish, labels: [...labels] }, rows);
    expect(answers).toEqual(inTexts(recorded.simple!));
  });
});

describe('embeddings', () => {
  const recorded = recordedOf('distilbert-embedding');
  const rows = recorded.singles.map(({ text }) => ({ text }));

  test.each([
    ['mean', true],
    ['first', false],
    ['last', false],
  ] as const)(
    'pooled by %s (to length 1: %s) are those of torch, to 1e-5, whatever the padding',
    async (pooling, normalise) => {
      const wish = { task: 'embedding', maxTokens: 32, outputs: { embedding: { pooling, normalise } } } as const;
      const answers = await answersOf('distilbert-embedding', wish, rows);
      answers.forEach((answer, index) => {
        expect(answer).toEqual({ embedding: closeTo((recorded.answers![index] as Vectors)[pooling]) });
      });
    },
  );

  test('without pooling are a vector for each of the text’s own tokens', async () => {
    const wish = { task: 'embedding', maxTokens: 32, outputs: { embedding: { pooling: 'none' } } } as const;
    const answers = await answersOf('distilbert-embedding', wish, rows.slice(0, 3));
    const lengths = answers.map((answer) => (answer as { embedding: number[][] }).embedding.length);
    expect(lengths).toEqual(recorded.singles.slice(0, 3).map(({ ids }) => ids.length));
  });
});
