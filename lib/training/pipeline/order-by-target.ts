import type { Target } from '#lib/training/learners/learner';
import type { TableColumn } from '#lib/training/table';

/** A category's mean is drawn to the mean of all as if by so many rows more. */
const smoothingRows = 10;
const mostIterations = 100;

type Means = {
  codes: number[];
  rows: number[] /** Of each code, [codes][outputs], less the mean of all. */;
  means: number[][];
};

/**
 * `categories` in the order a tree can best cut them by, as `rows` show it: by the mean of the target, or its share of
 * class 1 of two, which finds the best two-way grouping with one cut (Fisher, JASA 53, 1958); with more classes along
 * the direction in which their shares differ most (Coppersmith, Hong and Hosking, Data Mining and Knowledge Discovery
 * 3, 1999). `target` is by row of the table.
 */
export function orderByTarget(
  column: Extract<TableColumn, { type: 'category' }>,
  categories: readonly string[],
  rows: Int32Array,
  target: Target,
): string[] {
  const means = meansOf(column, categories, rows, target);
  const direction = mainDirection(means);
  const placeOf = means.means.map((mean) => dot(mean, direction));
  return means.codes
    .map((code, index) => ({ category: column.categories[code]!, place: placeOf[index]! }))
    .sort((a, b) => a.place - b.place || (a.category < b.category ? -1 : 1))
    .map(({ category }) => category);
}

function meansOf(
  { codes, categories: all }: Extract<TableColumn, { type: 'category' }>,
  categories: readonly string[],
  rows: Int32Array,
  target: Target,
): Means {
  const isSeveral = target.kind === 'classification' && target.classCount > 2;
  const outputs = isSeveral ? target.classCount : 1;
  const kept = new Set(categories);
  const counts = new Float64Array(all.length);
  const sums = new Float64Array(all.length * outputs);
  const overall = new Array<number>(outputs).fill(0);
  for (const row of rows) {
    const output = isSeveral ? target.labels[row]! : 0;
    const value = isSeveral ? 1 : target.kind === 'regression' ? target.values[row]! : target.labels[row]!;
    overall[output]! += value / rows.length;
    const code = codes[row]!;
    if (code < 0) continue;
    counts[code]!++;
    sums[code * outputs + output]! += value;
  }
  const present = all.flatMap((category, code) => (kept.has(category) && counts[code]! > 0 ? [code] : []));
  const meanOf = (code: number) =>
    overall.map((mean, output) => {
      const sum = sums[code * outputs + output]! - counts[code]! * mean;
      return sum / (counts[code]! + smoothingRows);
    });
  return { codes: present, rows: present.map((code) => counts[code]!), means: present.map(meanOf) };
}

/** The first principal component of the categories' means, each weighing as many rows as it has; by power iteration. */
function mainDirection({ rows, means }: Means): number[] {
  const outputs = means[0]?.length ?? 1;
  if (outputs === 1) return [1];
  const spread = (output: number) => means.reduce((sum, mean, index) => sum + rows[index]! * mean[output]! ** 2, 0);
  const spreads = Array.from({ length: outputs }, (_, output) => spread(output));
  let direction = spreads.map((value, output) => (value === Math.max(...spreads) ? 1 : 1e-3 / (output + 1)));
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const next = new Array<number>(outputs).fill(0);
    means.forEach((mean, index) => {
      const along = rows[index]! * dot(mean, direction);
      for (let output = 0; output < outputs; output++) next[output]! += along * mean[output]!;
    });
    const length = Math.hypot(...next);
    if (length === 0) return direction;
    const change = next.reduce(
      (most, value, output) => Math.max(most, Math.abs(value / length - direction[output]!)),
      0,
    );
    direction = next.map((value) => value / length);
    if (change < 1e-9) break;
  }
  return direction;
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, index) => sum + value * b[index]!, 0);
