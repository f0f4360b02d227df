import { stratifiedFolds } from '#lib/training/learners/stratified-folds';
import { accuracy, logLoss, rocAuc } from '#lib/training/metrics';
import { writeStarter } from '../write-starter.ts';
import { toOnnx } from './graph.ts';
import { labels, positiveProbabilities, readSentences, trainSentiment } from './train.ts';

const exampleTexts = [
  'The food was delicious and the staff were friendly.',
  'The food was not good.',
  'Great phone, the battery lasts for days!',
  'The battery is not great, and it died after a week.',
  'I do not like it.',
  'NOT WORTH THE MONEY',
  'I don’t recommend this place, the service was slow.',
  'Works well and looks good.',
  '',
];

export async function make(): Promise<void> {
  const { texts, classes } = await readSentences();
  const model = await trainSentiment(texts, classes);
  const probabilities = positiveProbabilities(model, exampleTexts);
  await writeStarter(import.meta.url, {
    model: toOnnx(model),
    manifest: {
      task: 'text-classification',
      features: [
        { name: 'text', description: 'A sentence or two of a review, in English', type: 'text', maxLength: 10_000 },
      ],
      labels: [...labels],
      examples: exampleTexts.map((text, index) => exampleOf(text, probabilities[index]!)),
      card: card(await foldScores(texts, classes), model.tfIdf.terms.length),
    },
  });
}

function exampleOf(text: string, positive: number) {
  return {
    name: text === '' ? 'An empty text' : text.slice(0, 100),
    input: { text },
    expected: {
      label: positive > 0.5 ? labels[1] : labels[0],
      probabilities: { negative: Number((1 - positive).toFixed(6)), positive: Number(positive.toFixed(6)) },
    },
  };
}

type Scores = { accuracy: number; logLoss: number; rocAuc: number };

/** Five folds: each sentence is judged by a model that did not learn from it. */
async function foldScores(texts: readonly string[], classes: Int32Array): Promise<Scores> {
  const folds = stratifiedFolds(classes, 5, 1);
  const positive = new Float64Array(texts.length);
  for (let fold = 0; fold < 5; fold++) {
    const isKept = (_: unknown, row: number) => folds[row] !== fold;
    const model = await trainSentiment(texts.filter(isKept), classes.filter(isKept));
    const judged = positiveProbabilities(model, texts);
    positive.forEach((_, row) => {
      if (folds[row] === fold) positive[row] = judged[row]!;
    });
  }
  const predicted = Int32Array.from(positive, (p) => (p > 0.5 ? 1 : 0));
  const probabilities = Array.from(positive).flatMap((p) => [1 - p, p]);
  return {
    accuracy: accuracy(classes, predicted),
    logLoss: logLoss(classes, probabilities, 2),
    rocAuc: rocAuc(classes, positive),
  };
}

function card(scores: Scores, termCount: number): string {
  return `# Sentiment

Says whether a short English review is positive or negative.

## Model

Everything is inside the graph, from the text on: small letters, words, TF-IDF of ${termCount.toLocaleString('en')} words and word pairs (next to
each other, or with one word between), and a logistic regression on them. A pair such as "not good" is a term of its
own, so that a negation can turn a word round.

## Data

2,000 sentences from reviews of products and restaurants, half of them positive: Dimitrios Kotzias, "Sentiment
Labelled Sentences", UCI Machine Learning Repository, 2015, https://doi.org/10.24432/C57604, the Amazon and Yelp
parts, licensed under CC BY 4.0. The published model is fitted to all 2,000.

## Held-out results

Five-fold cross-validation: each sentence is judged by a model that did not learn from it.

| measure | value |
| --- | --- |
| accuracy | ${scores.accuracy.toFixed(3)} |
| ROC AUC | ${scores.rocAuc.toFixed(3)} |
| log loss | ${scores.logLoss.toFixed(3)} |

## Limits

About one sentence in six is judged wrongly. It has read only short reviews in English, of phones, gadgets and
restaurants. It knows neither irony nor any word outside those reviews; a negation it never met, such as "not bad",
misleads it, and a long text of mixed praise and blame will too. A text without a known word gets about 0.45.
There is no class for neutral.
`;
}
