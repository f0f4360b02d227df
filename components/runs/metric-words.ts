/** Metrics by name. `low` marks those that are better when low, `unit` what they are counted in. */
const words: Record<string, { name: string; low?: true; inUnitsOfTarget?: true; explanation: string }> = {
  accuracy: { name: 'Accuracy', explanation: 'the share of rows answered with the right class' },
  precision: { name: 'Precision', explanation: 'of the rows answered with the class, the share that are it' },
  recall: { name: 'Recall', explanation: 'of the rows that are the class, the share that were found' },
  f1: { name: 'F1', explanation: 'precision and recall in one number' },
  rocAuc: { name: 'ROC AUC', explanation: 'how often a positive row scores above a negative one; 0.5 is guessing' },
  prAuc: { name: 'PR AUC', explanation: 'precision averaged over recall; guessing gives the share of positives' },
  logLoss: { name: 'Log loss', low: true, explanation: 'how surprised the probabilities are by the truth, in nats' },
  brier: { name: 'Brier score', low: true, explanation: 'the squared error of the probabilities' },
  rmse: { name: 'RMSE', low: true, inUnitsOfTarget: true, explanation: 'the typical error; large errors count more' },
  mae: { name: 'MAE', low: true, inUnitsOfTarget: true, explanation: 'the mean error, whatever its direction' },
  r2: { name: 'R²', explanation: 'the share of the variation that is explained; 1 is all of it' },
  selectionRate: { name: 'Selection rate', explanation: 'the share of rows answered with the positive class' },
  truePositiveRate: { name: 'True positive rate', explanation: 'of the positive rows, the share that were found' },
  falsePositiveRate: { name: 'False positive rate', explanation: 'of the negative rows, the share called positive' },
};

export const metricName = (metric: string) => words[metric]?.name ?? metric;

export const metricExplanation = (metric: string) => words[metric]?.explanation ?? '';

/** Errors and losses are better when low. */
export const lowIsBetter = (metric: string) => words[metric]?.low === true;

/** Four digits after the point; errors in units of the target with four digits that count. */
export function metricText(metric: string, value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  if (words[metric]?.inUnitsOfTarget) return value.toLocaleString('en', { maximumSignificantDigits: 4 });
  return value.toLocaleString('en', { minimumFractionDigits: 4, maximumFractionDigits: 4 });
}
