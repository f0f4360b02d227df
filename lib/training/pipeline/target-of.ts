import { AppError } from '#lib/errors';
import type { Target } from '#lib/training/learners/learner';
import type { LearningTask } from '#lib/training/pipeline/pipeline';
import { toFloat32 } from '#lib/training/pipeline/to-float32';
import type { Table, TableColumn } from '#lib/training/table';

type Task = LearningTask['kind'];
type FoundTarget = {
  task: LearningTask;
  /** By row of the table; NaN and -1 where there is no target. */
  target: Target;
  /** The rows that have a target. */
  rows: Int32Array;
  notes: string[];
};

const mostClasses = 200;
/** Whole numbers of up to so many values are taken for classes, unless a task is asked for. */
const fewValues = 10;
const positiveWords = new Set(['true', 't', 'yes', 'y', 'positive', 'pos', 'fraud', 'default', 'churned']);

/**
 * What is to be predicted, from the column `name` of the table, as `task` or as the column suggests. Labels are sorted,
 * numbers by size; of two, the second is the positive one. Throws AppError('invalid') where the column is no target.
 */
export function targetOf(table: Table, name: string, task?: Task): FoundTarget {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (!column) throw refusal(`The data set has no column "${name}" that could be predicted. ${columnsText(table)}`);
  if (column.type === 'date')
    throw refusal(`The column "${name}" holds dates, which cannot be predicted. Choose a number or a category.`);
  if (column.type === 'text') {
    throw refusal(
      `The column "${name}" holds free text, which cannot be predicted. If it holds labels, correct its type to category.`,
    );
  }
  const rows = rowsWithTarget(column, table.rowCount);
  if (rows.length === 0) throw refusal(`The column "${name}" has no value in any row, so there is nothing to learn.`);
  const notes: string[] = [];
  const without = table.rowCount - rows.length;
  if (without > 0)
    notes.push(`${counted(without, 'row')} without a value in "${name}" ${without === 1 ? 'was' : 'were'} left out.`);
  const kind = task ?? suggestedTask(column, rows, notes);
  return kind === 'regression'
    ? { ...regressionTarget(column, rows), rows, notes }
    : { ...classificationTarget(column, rows, notes), rows, notes };
}

const refusal = (detail: string) =>
  new AppError('invalid', detail, { errors: [{ pointer: '/target', detail: 'cannot be predicted' }] });

function columnsText({ columns }: Table): string {
  const names = columns.slice(0, 20).map(({ name }) => `"${name}"`);
  return `Its columns are ${names.join(', ')}${columns.length > 20 ? ' and more' : ''}; ignored ones do not count.`;
}

type TargetColumn = Exclude<TableColumn, { type: 'text' }>;

function rowsWithTarget(column: TargetColumn, rowCount: number): Int32Array {
  const has =
    column.type === 'category'
      ? (row: number) => column.codes[row]! >= 0
      : (row: number) => !Number.isNaN(column.values[row]);
  return Int32Array.from({ length: rowCount }, (_, row) => row).filter(has);
}

function suggestedTask(column: TargetColumn, rows: Int32Array, notes: string[]): Task {
  if (column.type === 'category' || column.type === 'boolean') return 'classification';
  const distinct = new Set<number>();
  for (const row of rows) {
    const value = column.values[row]!;
    distinct.add(value);
    if (!Number.isInteger(value) || distinct.size > fewValues) return 'regression';
  }
  notes.push(
    `"${column.name}" has ${counted(distinct.size, 'whole number')} only, which were taken for classes; choose the task "regression" to predict a number.`,
  );
  return 'classification';
}

function regressionTarget(column: TargetColumn, rows: Int32Array): { task: LearningTask; target: Target } {
  const { name } = column;
  if (column.type === 'category') {
    throw refusal(
      `The column "${name}" holds categories, which regression cannot predict. Choose the task "classification", or a number.`,
    );
  }
  const tooLarge = rows.find((row) => Number.isNaN(toFloat32(column.values[row]!)));
  if (tooLarge !== undefined) {
    throw refusal(
      `The column "${name}" has numbers beyond what a model can answer (3.4e38), such as ${column.values[tooLarge]}. Divide them, or take their logarithm.`,
    );
  }
  const first = column.values[rows[0]!];
  if (rows.every((row) => column.values[row] === first)) throw oneValue(name, String(first));
  return { task: { kind: 'regression', target: name }, target: { kind: 'regression', values: column.values } };
}

function classificationTarget(
  column: TargetColumn,
  rows: Int32Array,
  notes: string[],
): { task: LearningTask; target: Target } {
  const { name } = column;
  const labelAt = labelReader(column);
  const counts = new Map<string, number>();
  for (const row of rows) {
    const label = labelAt(row);
    counts.set(label, (counts.get(label) ?? 0) + 1);
    if (counts.size > mostClasses) throw tooManyClasses(column);
  }
  const labels = sortLabels([...counts.keys()]);
  if (labels.includes('__proto__')) {
    throw refusal(`The column "${name}" has the class "__proto__", which no answer in JSON can name. Rename it.`);
  }
  if (labels.length === 1) throw oneValue(name, labels[0]!);
  if (labels.length === 2) {
    if (positiveOf(labels, counts) === labels[0]) labels.reverse();
    notes.push(`"${labels[1]}" counts as the positive class of "${name}".`);
  }
  const classOf = new Map(labels.map((label, index) => [label, index]));
  const classes = new Int32Array((column.type === 'category' ? column.codes : column.values).length).fill(-1);
  for (const row of rows) classes[row] = classOf.get(labelAt(row))!;
  return {
    task: { kind: 'classification', target: name, labels },
    target: { kind: 'classification', labels: classes, classCount: labels.length },
  };
}

function labelReader(column: TargetColumn): (row: number) => string {
  if (column.type === 'category') return (row) => column.categories[column.codes[row]!]!;
  if (column.type === 'boolean') return (row) => (column.values[row] === 1 ? 'true' : 'false');
  return (row) => String(column.values[row]);
}

function sortLabels(labels: string[]): string[] {
  const areNumbers = labels.every((label) => label.trim() !== '' && Number.isFinite(Number(label)));
  return labels.sort((a, b) => (areNumbers ? Number(a) - Number(b) : 0) || (a < b ? -1 : 1));
}

/** A word that says so, else the larger number, else the rarer of two labels. */
function positiveOf(labels: readonly string[], counts: ReadonlyMap<string, number>): string {
  const [first, second] = [labels[0]!, labels[1]!];
  const says = (label: string) => positiveWords.has(label.trim().toLowerCase());
  if (says(first) !== says(second)) return says(first) ? first : second;
  if (Number.isFinite(Number(first)) && Number.isFinite(Number(second))) return second;
  return counts.get(first)! < counts.get(second)! ? first : second;
}

const oneValue = (name: string, value: string) =>
  refusal(`The column "${name}" has one value only, ${JSON.stringify(value)}, so there is nothing to learn.`);

function tooManyClasses({ name, type }: TargetColumn): AppError {
  const isNumber = type === 'number' || type === 'integer';
  const instead = isNumber ? ' Choose the task "regression" for it.' : ' It looks like an id or a free text.';
  return refusal(`The column "${name}" has more than ${mostClasses} different values, too many for classes.${instead}`);
}

const counted = (count: number, what: string) => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
