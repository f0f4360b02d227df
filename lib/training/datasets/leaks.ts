import { setImmediate } from 'node:timers/promises';
import { isMissing } from '#lib/csv/values/missing';
import type { ColumnSpec } from '#lib/training/datasets/dataset-schema';
import { valueParser } from '#lib/training/datasets/values/value-parser';

/** What one column alone can tell of the target: from 0, nothing, to 1, everything. */
export type Leak = { column: string; measure: 'AUC' | 'balanced accuracy' | 'R²'; value: number };

const least = 0.99;
const leastRows = 50;
const leastOfClass = 5;

type Target = { kind: 'classes'; classes: Int32Array; classCount: number } | { kind: 'numbers'; values: Float64Array };

/**
 * Columns that alone predict the target almost perfectly, on a sample of rows. A rule for each column is learned from
 * half of the rows and tried on the others, so that names that never come twice are no leak. Lets other work of the
 * process go on between columns.
 */
export async function findLeaks(
  columns: readonly ColumnSpec[],
  target: ColumnSpec,
  isClasses: boolean,
  sample: readonly (readonly string[])[],
): Promise<Leak[]> {
  const targetIndex = columns.indexOf(target);
  const rows = sample.filter((row) => !isMissing(row[targetIndex]!.trim()));
  const truth = readTarget(rows, target, targetIndex, isClasses);
  if (rows.length < leastRows || !truth) return [];
  const leaks: Leak[] = [];
  for (const [index, column] of columns.entries()) {
    if (column === target || column.type === 'ignore' || column.type === 'text') continue;
    await setImmediate();
    const found = predictiveness(rows, column, index, truth);
    if (found.value > least) leaks.push({ column: column.name, ...found });
  }
  return leaks;
}

function predictiveness(
  rows: readonly (readonly string[])[],
  column: ColumnSpec,
  index: number,
  truth: Target,
): Omit<Leak, 'column'> {
  const parse = valueParser(column);
  const values = parse && Float64Array.from(rows, (row) => parse(row[index]!.trim()));
  const groups = values ? bins(values) : categories(rows, index);
  if (truth.kind === 'numbers') {
    const byLine = values ? squaredCorrelation(values, truth.values) : 0;
    return { measure: 'R²', value: Math.max(byLine, explainedShare(groups, truth.values)) };
  }
  const byRule = { measure: 'balanced accuracy' as const, value: balancedAccuracy(groups, truth) };
  if (!values || truth.classCount !== 2) return byRule;
  const byOrder = { measure: 'AUC' as const, value: separation(values, truth.classes) };
  return byOrder.value > byRule.value ? byOrder : byRule;
}

function readTarget(
  rows: readonly (readonly string[])[],
  spec: ColumnSpec,
  index: number,
  isClasses: boolean,
): Target | null {
  if (!isClasses) {
    const parse = valueParser(spec);
    return parse && { kind: 'numbers', values: Float64Array.from(rows, (row) => parse(row[index]!.trim())) };
  }
  const codes = new Map<string, number>();
  const classes = Int32Array.from(rows, (row) => codeOf(codes, row[index]!.trim()));
  const counts = new Int32Array(codes.size);
  for (const code of classes) counts[code]!++;
  const isLearnable = counts.filter((count) => count >= leastOfClass).length > 1;
  return isLearnable ? { kind: 'classes', classes, classCount: codes.size } : null;
}

/** The group each row belongs to by the category it has. */
function categories(rows: readonly (readonly string[])[], index: number): Int32Array {
  const codes = new Map<string, number>();
  return Int32Array.from(rows, (row) => codeOf(codes, row[index]!.trim()));
}

/** The group each row belongs to by its number: a bin with about forty rows, or that without any number. */
function bins(values: Float64Array): Int32Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const count = Math.min(256, Math.max(10, Math.floor(sorted.length / 40)));
  const edges = Float64Array.from(
    { length: count - 1 },
    (_, bin) => sorted[Math.floor(((bin + 1) / count) * sorted.length)]!,
  );
  return Int32Array.from(values, (value) => (Number.isNaN(value) ? count : binOf(value, edges)));
}

function binOf(value: number, edges: Float64Array): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function codeOf(codes: Map<string, number>, text: string): number {
  const code = codes.get(text) ?? codes.size;
  codes.set(text, code);
  return code;
}

type Classes = Extract<Target, { kind: 'classes' }>;

/** Mean over classes of the share of rows the rule gets right: each group's most typical class. */
function balancedAccuracy(groups: Int32Array, { classes, classCount }: Classes): number {
  const sizes = new Float64Array(classCount);
  for (const code of classes) sizes[code]!++;
  const weights = new Map<number, Float64Array>();
  for (let row = 0; row < groups.length; row += 2) {
    const ofGroup = weights.get(groups[row]!) ?? new Float64Array(classCount);
    ofGroup[classes[row]!]! += 1 / sizes[classes[row]!]!;
    weights.set(groups[row]!, ofGroup);
  }
  const right = new Float64Array(classCount);
  const tried = new Float64Array(classCount);
  for (let row = 1; row < groups.length; row += 2) {
    const ofGroup = weights.get(groups[row]!);
    tried[classes[row]!]!++;
    if (ofGroup && ofGroup.indexOf(Math.max(...ofGroup)) === classes[row]) right[classes[row]!]!++;
  }
  const shares = [...right].map((count, code) => count / tried[code]!).filter((share) => !Number.isNaN(share));
  return shares.length < 2 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** ROC AUC of the values as a score for either class (Mann and Whitney 1947), ties and missing values counting half. */
function separation(values: Float64Array, classes: Int32Array): number {
  const order = values.map((_, row) => row).filter((row) => !Number.isNaN(values[row]!));
  order.sort((a, b) => values[a]! - values[b]!);
  let below = 0;
  let won = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    let zeros = 0;
    while (end < order.length && values[order[end]!] === values[order[start]!])
      zeros += classes[order[end++]!] === 0 ? 1 : 0;
    won += (end - start - zeros) * (below + zeros / 2);
    below += zeros;
    start = end;
  }
  const zerosInAll = classes.filter((code) => code === 0).length;
  const pairs = zerosInAll * (classes.length - zerosInAll);
  const known = below * (order.length - below);
  const auc = pairs === 0 ? 0.5 : (won + (pairs - known) / 2) / pairs;
  return Math.max(auc, 1 - auc);
}

/** R² of each group's mean, learned from every other row, on the rows between. */
function explainedShare(groups: Int32Array, values: Float64Array): number {
  const sums = new Map<number, { sum: number; count: number }>();
  for (let row = 0; row < groups.length; row += 2) {
    if (Number.isNaN(values[row]!)) continue;
    const group = sums.get(groups[row]!) ?? { sum: 0, count: 0 };
    group.sum += values[row]!;
    group.count++;
    sums.set(groups[row]!, group);
  }
  const tried = Array.from(values.keys()).filter((row) => row % 2 === 1 && !Number.isNaN(values[row]!));
  const mean = tried.reduce((sum, row) => sum + values[row]!, 0) / tried.length;
  let left = 0;
  let all = 0;
  for (const row of tried) {
    const group = sums.get(groups[row]!);
    left += (values[row]! - (group ? group.sum / group.count : mean)) ** 2;
    all += (values[row]! - mean) ** 2;
  }
  return all === 0 ? 0 : 1 - left / all;
}

/** R² of a straight line through the rows where both are known. */
function squaredCorrelation(a: Float64Array, b: Float64Array): number {
  const rows = Array.from(a.keys()).filter((row) => !Number.isNaN(a[row]!) && !Number.isNaN(b[row]!));
  if (rows.length < leastRows) return 0;
  const mean = (values: Float64Array) => rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ofA, ofB] = [0, 0, 0];
  for (const row of rows) {
    const [x, y] = [a[row]! - meanA, b[row]! - meanB];
    both += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return ofA === 0 || ofB === 0 ? 0 : both ** 2 / (ofA * ofB);
}
