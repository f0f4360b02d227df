import type { ColumnProfile, DataWarning } from '#lib/training/datasets/dataset-schema';
import type { Leak } from '#lib/training/datasets/leaks';
import type { Misfit } from '#lib/training/datasets/profile/value-statistics';

export type ColumnFacts = {
  profile: ColumnProfile;
  misfit: Misfit | null;
  doubt: string | null;
  /** The value that comes least often; null where not all are counted. */
  rarest: { value: string; count: number } | null;
};

export type DataFacts = {
  rowCount: number;
  columns: readonly ColumnFacts[];
  target: string | null;
  /** Whether the target is one of a few classes, and not an amount. */
  targetIsClasses: boolean;
  leaks: readonly Leak[];
  duplicates: { among: number; count: number };
};

type Code = DataWarning['code'];
const idName = /(^|[_\s-])(id|uuid|guid|key|number|no|nr)$|Id$/;
const manyCategories = 100;

/** What a careful colleague would point out about a data set, the target first. */
export function findWarnings(facts: DataFacts): DataWarning[] {
  const { rowCount, columns, target, leaks, duplicates } = facts;
  const ofTarget = columns.find(({ profile }) => profile.name === target);
  const warnings: DataWarning[] = ofTarget ? targetWarnings(ofTarget, facts) : [];
  for (const { column, measure, value } of leaks) {
    const message =
      `"${column}" alone predicts "${target}" almost perfectly (${measure} ${value.toFixed(3)}). Is it known before ` +
      `"${target}" is? If not, leave it out.`;
    warnings.push({ column, code: 'leaks-target', message });
  }
  for (const column of columns) {
    const found = columnWarning(column, rowCount, column === ofTarget);
    if (found) warnings.push({ column: column.profile.name, ...found });
    const misread = misreadWarning(column);
    if (misread) warnings.push({ column: column.profile.name, ...misread });
  }
  if (duplicates.count >= duplicates.among / 100 && duplicates.count > 0) {
    const among = duplicates.among < rowCount ? ` of the first ${count(duplicates.among)}` : '';
    const message =
      `${count(duplicates.count)}${among} rows are copies of others (${percent(duplicates.count, duplicates.among)}). ` +
      'Where copies land in both the training and the test part, scores look better than they are.';
    warnings.push({ column: null, code: 'duplicate-rows', message });
  }
  return warnings;
}

function targetWarnings({ profile, rarest }: ColumnFacts, { rowCount, targetIsClasses }: DataFacts): DataWarning[] {
  const { name, missing, unique } = profile;
  const warnings: DataWarning[] = [];
  const warn = (code: Code, message: string) => warnings.push({ column: name, code, message });
  if (missing > 0) {
    warn('target-missing', `${rowsOf(missing, rowCount)} no "${name}" and cannot be learned from.`);
  }
  if (!targetIsClasses || !rarest || unique < 2) return warnings;
  const share = rarest.count / (rowCount - missing);
  if (share < 0.05 / Math.max(1, unique / 2) || rarest.count < 10) {
    const all = rowCount - missing;
    const have = rarest.count === 1 ? 'has' : 'have';
    warn(
      'imbalance',
      `Only ${count(rarest.count)} of ${count(all)} rows ${have} "${name}" = "${rarest.value}" ` +
        `(${percent(rarest.count, all)}). Look at precision, recall and PR AUC rather than accuracy.`,
    );
  }
  return warnings;
}

function columnWarning(
  { profile }: ColumnFacts,
  rowCount: number,
  isTarget: boolean,
): { code: Code; message: string } | null {
  const { name, type, inferredType, missing, unique, top } = profile;
  const values = rowCount - missing;
  if (values === 0) {
    const leftOut = type === 'ignore' ? ' and is left out' : '';
    return { code: 'mostly-missing', message: `"${name}" has no values at all${leftOut}.` };
  }
  if (type === 'ignore') return null;
  if (unique === 1) {
    const consequence = isTarget ? 'There is nothing to be learned about it.' : 'It tells nothing apart.';
    return { code: 'constant', message: `"${name}" has only one value, "${top[0]?.value ?? ''}". ${consequence}` };
  }
  if (missing >= 0.9 * rowCount) {
    return {
      code: 'mostly-missing',
      message: `${rowsOf(missing, rowCount)} no "${name}" (${percent(missing, rowCount)}).`,
    };
  }
  if (isTarget) {
    if (type !== 'category' || unique <= manyCategories) return null;
    return { code: 'many-categories', message: `"${name}" has ${count(unique)} classes, many of them rare.` };
  }
  if (isIdLike(profile, values)) {
    const message =
      `Nearly every row has its own "${name}" (${count(unique)} different values in ${count(values)}): it looks like a ` +
      'number or name that only identifies the row. A model would learn rows by heart: leave it out.';
    return { code: 'id-like', message };
  }
  if (type === 'category' && inferredType !== 'text' && unique > manyCategories) {
    const message = `"${name}" has ${count(unique)} categories. Rare ones cannot be learned; group them, or leave it out.`;
    return { code: 'many-categories', message };
  }
  return null;
}

function isIdLike({ name, type, unique }: ColumnProfile, values: number): boolean {
  if (values < 50 || (type !== 'integer' && type !== 'category')) return false;
  return unique >= 0.99 * values || (idName.test(name) && unique >= 0.9 * values);
}

function misreadWarning({ profile, misfit, doubt }: ColumnFacts): { code: Code; message: string } | null {
  if (misfit) {
    const message =
      `${count(misfit.count)} ${misfit.count === 1 ? 'value' : 'values'} of "${profile.name}" ` +
      `${misfit.count === 1 ? 'is' : 'are'} no ${profile.type} and ${misfit.count === 1 ? 'counts' : 'count'} as missing; ` +
      `the first is "${misfit.firstText}" on line ${misfit.firstLine}.`;
    return { code: 'mixed-types', message };
  }
  const isInferred = profile.type === profile.inferredType;
  return doubt && isInferred ? { code: 'ambiguous-values', message: `"${profile.name}": ${doubt}` } : null;
}

const count = (value: number) => value.toLocaleString('en');
const rowsOf = (some: number, all: number) => `${count(some)} of ${count(all)} rows ${some === 1 ? 'has' : 'have'}`;

function percent(some: number, all: number): string {
  const value = (100 * some) / all;
  return `${value >= 10 ? value.toFixed(0) : value.toPrecision(2)} %`;
}
