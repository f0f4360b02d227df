import type { Pipeline } from '#lib/training/pipeline/pipeline';

export type CardFacts = {
  /** The data set, as people know it: "claims, version 3". */
  dataset: string;
  rows: { learned: number; heldOut: number };
  /** Markdown, such as a table of metrics on the held-out part. */
  results: string;
  /** Choices that were made, each a sentence. */
  notes: readonly string[];
};

const algorithmNames: Readonly<Record<string, string>> = {
  'decision-tree': 'A decision tree (CART)',
  'random-forest': 'A random forest',
  'gradient-boosting': 'Gradient-boosted trees',
  linear: 'A linear model',
  xgboost: 'XGBoost',
};
const mostNotes = 40;
const longest = 50_000;

/** The model card: what the model is, what it learned from, how well it does, and what it is not. */
export function cardOf({ task, parts }: Pipeline, { dataset, rows, results, notes }: CardFacts): string {
  const predicts =
    task.kind === 'regression'
      ? `Predicts the number \`${task.target}\`.`
      : `Predicts \`${task.target}\`: ${task.labels.slice(0, 20).join(', ')}${task.labels.length > 20 ? ' and more' : ''}.`;
  const named = ({ algorithm }: { algorithm: string }) => algorithmNames[algorithm] ?? algorithm;
  const made =
    parts.length === 1
      ? `${named(parts[0]!)}.`
      : `A blend:\n\n${parts.map((part) => `- ${named(part)}, weight ${part.weight.toFixed(2)}`).join('\n')}`;
  const count = (value: number) => value.toLocaleString('en');
  const card = `# ${task.target}

${predicts}

## Model

${made}

Categories, dates and missing values are handled inside the graph; what was missing in the data may be left out.

## Data

The data set ${dataset}: ${count(rows.learned)} rows to learn from, ${count(rows.heldOut)} held out.

## Held-out results

${results}

## Limits

It knows what its data set holds and nothing else: rows unlike those are answered all the same, as well as it can.
Categories it has not seen count as unknown.
${
  notes.length > 0
    ? `\n${notes
        .slice(0, mostNotes)
        .map((note) => `- ${note}`)
        .join('\n')}\n`
    : ''
}`;
  return card.slice(0, longest);
}
