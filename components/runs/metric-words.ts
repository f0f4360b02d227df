import { metricNames } from '#lib/training/evaluation/metric-names';

/** What each metric says; `low` marks those that are better when low. */
const words: Record<string, { low?: true; inUnitsOfTarget?: true; explanation: string }> = {
  accuracy: { explanation: 'the share of rows answered with the right class' },
  precision: { explanation: 'of the rows answered with the class, the share that are it' },
  recall: { explanation: 'of the rows that are the class, the share that were found' },
  f1: { explanation: 'precision and recall in one number' },
  rocAuc: { explanation: 'how often a positive row scores above a negative one; 0.5 is guessing' },
  prAuc: { explanation: 'precision averaged over recall; guessing gives the share of positives' },
  logLoss: { low: true, explanation: 'how surprised the probabilities are by the truth, in nats' },
  brier: { low: true, explanation: 'the squared error of the probabilities' },
  rmse: { low: true, inUnitsOfTarget: true, explanation: 'the typical error; large errors count more' },
  mae: { low: true, inUnitsOfTarget: true, explanation: 'the mean error, whatever its direction' },
  r2: { explanation: 'the share of the variation that is explained; 1 is all of it' },
  selectionRate: { explanation: 'the share of rows answered with the positive class' },
  truePositiveRate: { explanation: 'of the positive rows, the share that were found' },
  falsePositiveRate: { explanation: 'of the negative rows, the share called positive' },
};

export const metricName = (metric: string) => metricNames[metric] ?? metric;

export const metricExplanation = (metric: string) => words[metric]?.explanation ?? '';

/** Errors and losses are better when low. */
export const lowIsBetter = (metric: string) => words[metric]?.low === true;

/** Four digits after the point; errors in units of the target with four digits that count. */
export function metricText(metric: string, value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  if (words[metric]?.inUnitsOfTarget)
    return value.toLocaleString('en', { minimumSignificantDigits: 4, maximumSignificantDigits: 4 });
  return value.toLocaleString('en', { minimumFractionDigits: 4, maximumFractionDigits: 4 });
}
