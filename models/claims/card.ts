export type Scores = { rocAuc: number; prAuc: number; logLoss: number; accuracy: number };

type Facts = { trainingRows: number; heldOutRows: number; seed: number; share: number; model: Scores; best: Scores };

/** The model card: what the claims model is, how well it does next to the best there could be, and what it is not. */
export function card({ trainingRows, heldOutRows, seed, share, model, best }: Facts): string {
  const row = (name: string, key: keyof Scores) => `| ${name} | ${model[key].toFixed(3)} | ${best[key].toFixed(3)} |`;
  return `# Claims

How likely a motor insurance claim is fraudulent.

## Model

Gradient boosting: 150 trees of depth 4, each a second-order step on the log loss. Every column is an input of its own,
a number or a text; categories are numbered by their share of fraud, and missing values take the side they learned.
All of that is inside the graph. What may be unknown can be left out or sent as \`null\`.

## Data

Made up: ${trainingRows.toLocaleString('en')} claims for training and ${heldOutRows.toLocaleString('en')} held out, from the generator in
\`models/claims/generate.ts\` with seed ${seed}. ${(100 * share).toFixed(1)} % of the held-out claims are fraudulent. No real person or insurer is in them.

## Held-out results

Since the generator knows the chance of fraud behind every claim, so do we know the best that anyone could do who
saw every value, those left out included:

| measure | this model | best possible |
| --- | --- | --- |
${row('ROC AUC', 'rocAuc')}
${row('PR AUC', 'prAuc')}
${row('log loss', 'logLoss')}
${row('accuracy at 0.5', 'accuracy')}

## Limits

It shows how a fraud model is served, and has learned from no real claim: decide nothing about a person with it. Fraud
in it follows the rules of its generator, and does not change over time. Accuracy says little where most claims are
honest, ${(100 * (1 - share)).toFixed(1)} % here: look at the ranking, and choose a threshold by what a wrong answer costs.
`;
}
