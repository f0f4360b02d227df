import { type ParamField, paramsOf, type TypedParams } from '#components/runs/param-fields.tsx';
import { splitOf, type TypedSplit, usualSplit } from '#components/runs/split-fields.tsx';
import type { Algorithm } from '#lib/training/algorithms';
import type { DataWarning } from '#lib/training/datasets/dataset-schema';
import type { ColumnType } from '#lib/training/table';

/** A run as it stands in the form. */
export type TypedRun = {
  target: string | null;
  /** Empty where the target decides. */
  task: string;
  ignore: string[];
  algorithm: Algorithm;
  params: TypedParams;
  /** Of a blend. */
  members: string[];
  searches: boolean;
  trials: number | string;
  split: TypedSplit;
  groupBy: string | null;
  experiment: string;
  seed: number | string;
};

/** What every part of the form is told. */
export type FormPart = {
  run: TypedRun;
  change: (part: Partial<TypedRun>) => void;
  errorAt: (pointer: string) => string | undefined;
};

/** The data set of a run: what a form needs to know of it. */
export type RunDataset = {
  id: string;
  version: number;
  versions: readonly number[];
  columns: readonly { name: string; type: ColumnType }[];
  target: string | null;
  doubtful: DoubtfulColumns;
};

/** Columns a careful colleague would not learn from. */
export type DoubtfulColumns = { idLike: readonly string[]; leaking: readonly string[] };

/** The columns that the warnings of a data set advise to leave out. */
export function doubtfulIn(warnings: readonly DataWarning[]): DoubtfulColumns {
  const of = (code: DataWarning['code']) =>
    warnings.flatMap((warning) => (warning.code === code && warning.column !== null ? [warning.column] : []));
  return { idLike: of('id-like'), leaking: of('leaks-target') };
}

/** A run as the form begins: on the data set's own target, without the columns its warnings advise against. */
export const usualRun = ({ target, doubtful: { idLike, leaking } }: RunDataset): TypedRun => ({
  target,
  task: '',
  ignore: [...new Set([...leaking, ...idLike])].filter((name) => name !== target),
  algorithm: 'gradient-boosting',
  params: {},
  members: ['gradient-boosting', 'random-forest', 'linear'],
  searches: false,
  trials: 16,
  split: usualSplit,
  groupBy: null,
  experiment: '',
  seed: 1,
});

export const isComplete = ({ target, algorithm, members }: TypedRun) =>
  target !== null && (algorithm !== 'hybrid' || members.length >= 2);

/** The run as the API takes it; what was left empty is left out. */
export function bodyOf(run: TypedRun, { id, version }: RunDataset, fields: Record<Algorithm, ParamField[]>) {
  const experiment = run.experiment.trim();
  return {
    dataset: id,
    version,
    target: run.target,
    ...(run.task && { task: run.task }),
    algorithm: run.algorithm,
    params:
      run.algorithm === 'hybrid'
        ? { members: run.members.map((algorithm) => ({ algorithm })) }
        : paramsOf(fields[run.algorithm], run.params),
    split: splitOf(run.split),
    seed: Number(run.seed),
    ignore: run.ignore,
    ...(run.groupBy && { groupBy: run.groupBy }),
    ...(experiment && { experiment }),
    ...(run.searches && { search: { trials: Number(run.trials) } }),
  };
}
