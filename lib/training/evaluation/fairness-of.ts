import { AppError } from '#lib/errors';
import type { Fairness, PartName } from '#lib/training/evaluation/run-report';
import type { Target } from '#lib/training/learners/learner';
import { mostProbable } from '#lib/training/metrics';
import type { Table } from '#lib/training/table';
import { groupsOf } from './groups-of.ts';
import { metricsOf } from './metrics-of.ts';

/** A rate of fewer rows says more about chance than about the model. */
const LEAST_ROWS = 30;
/** The largest; a column of more values than this is hardly what people are compared by. */
const MOST_GROUPS = 50;

/**
 * Metrics for each group of a column, and the largest difference of each between two groups of at least 30 rows.
 * Of two classes: selection rate (demographic parity), true and false positive rates (equalised odds; Hardt, Price and
 * Srebro, NeurIPS 2016). Throws `invalid` where the column is not there, is left out of training, or holds texts.
 */
export function fairnessOf({
  table,
  column: name,
  part,
  target,
  answers,
  rows,
}: {
  table: Table;
  column: string;
  part: PartName;
  target: Target;
  answers: Float64Array;
  rows: Int32Array;
}): Fairness {
  const column = table.columns.find((column) => column.name === name);
  if (!column) {
    throw new AppError('invalid', `There is no column "${name}" to group by, or the data set ignores it.`, {
      errors: [{ pointer: '/groupBy', detail: 'is not a column in use' }],
    });
  }
  const width = target.kind === 'classification' ? target.classCount : 1;
  const found = [...groupsOf(column, rows)];
  const groups = found.slice(0, MOST_GROUPS).map(([group, positions]) => {
    const own = new Float64Array(positions.length * width);
    for (const [at, position] of positions.entries()) {
      own.set(answers.subarray(position * width, (position + 1) * width), at * width);
    }
    const ownRows = positions.map((position) => rows[position]!);
    return { group, metrics: metricsOf(target, own, ownRows), ...ratesOf(target, own, ownRows) };
  });
  return {
    ...{ column: name, part, groups, differences: differencesOf(groups) },
    leastRows: LEAST_ROWS,
    moreGroups: found.length - groups.length,
  };
}

/** Of two classes: how often the positive one is answered, of all rows, of those that are it and of those that are not. */
function ratesOf(target: Target, answers: Float64Array, rows: Int32Array) {
  if (target.kind === 'regression' || target.classCount !== 2) {
    return { selectionRate: null, truePositiveRate: null, falsePositiveRate: null };
  }
  const selected = mostProbable(answers, 2);
  const rateAmong = (among: (label: number) => boolean) => {
    const of = selected.filter((_, at) => among(target.labels[rows[at]!]!));
    return of.length === 0 ? null : of.reduce((sum, is) => sum + is, 0) / of.length;
  };
  return {
    selectionRate: rateAmong(() => true),
    truePositiveRate: rateAmong((label) => label === 1),
    falsePositiveRate: rateAmong((label) => label === 0),
  };
}

function differencesOf(groups: Fairness['groups']): Fairness['differences'] {
  const large = groups.filter(({ metrics }) => metrics.rows >= LEAST_ROWS);
  const values = large.map(({ group, metrics, ...rates }) => ({ group, of: { ...rates, ...metrics } as const }));
  const names = new Set(values.flatMap(({ of }) => Object.keys(of)));
  names.delete('rows');
  return [...names].flatMap((metric) => {
    const known = values.flatMap(({ group, of }) => {
      const value = Object.entries(of).find(([name]) => name === metric)?.[1];
      return typeof value === 'number' ? [{ group, value }] : [];
    });
    if (known.length < 2) return [];
    const highest = known.reduce((best, one) => (one.value > best.value ? one : best));
    const lowest = known.reduce((best, one) => (one.value < best.value ? one : best));
    const difference = highest.value - lowest.value;
    return [{ metric, difference, highest: highest.group, lowest: lowest.group }];
  });
}
