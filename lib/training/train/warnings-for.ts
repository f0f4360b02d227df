import type { DataWarning } from '#lib/training/datasets/dataset-schema';

type Run = {
  target: string;
  /** The target the data set was looked at with. */
  datasetTarget: string | null;
  /** Columns that are not learned from. */
  ignore: readonly string[];
  isRegression: boolean;
};

/** What of the warnings about a data set concerns a run: not what it leaves out, nor what is of another target. */
export function warningsFor(run: Run, warnings: readonly DataWarning[]): DataWarning[] {
  const { target, datasetTarget, ignore, isRegression } = run;
  return warnings.filter(({ column, code }) => {
    if (column !== null && ignore.includes(column)) return false;
    if (code === 'imbalance' && isRegression) return false;
    return !ofTarget.has(code) || target === datasetTarget;
  });
}

const ofTarget: ReadonlySet<DataWarning['code']> = new Set(['leaks-target', 'target-missing', 'imbalance']);
