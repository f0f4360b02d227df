import { AppError } from '#lib/errors';
import type { AlgorithmChoice } from '#lib/training/algorithms';
import { xgboostAvailability } from '#lib/training/learners/xgboost/library';

/** Throws `invalid`, with the line that installs it, where the algorithm needs a library this machine lacks. */
export function requireLibraries(choice: AlgorithmChoice): void {
  const algorithms = choice.algorithm === 'hybrid' ? choice.params.members : [choice];
  const at = algorithms.findIndex(({ algorithm }) => algorithm === 'xgboost');
  if (at < 0) return;
  const found = xgboostAvailability();
  if (found.available) return;
  const detail = `XGBoost is not on this machine. Install it with: ${found.install}. Or choose gradient-boosting, which needs nothing.`;
  const pointer = choice.algorithm === 'hybrid' ? `/params/members/${at}/algorithm` : '/algorithm';
  throw new AppError('invalid', detail, { errors: [{ pointer, detail }] });
}
