import { AppError } from '#lib/errors';
import type { DatasetSchema } from '#lib/training/datasets/dataset-schema';
import type { RunSpec } from '#lib/training/runs/run-spec';
import type { ColumnType } from '#lib/training/table';

/** Throws `invalid`, with a pointer and what there is instead, where the spec names a column it cannot use. */
export function requireColumns(spec: RunSpec, { columns }: Pick<DatasetSchema, 'columns'>): void {
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  const typeOf = (name: string, pointer: string): ColumnType => {
    const type = types.get(name);
    if (type === undefined)
      refuse(pointer, `The data set has no column "${name}". It has ${listed([...types.keys()])}.`);
    if (type === 'ignore') refuse(pointer, `The column "${name}" is ignored in this data set. Give it a type first.`);
    return type;
  };

  const target = typeOf(spec.target, '/target');
  if (target === 'date' || target === 'text') {
    const what = target === 'date' ? 'dates' : 'texts';
    refuse('/target', `The column "${spec.target}" holds ${what}, which cannot be predicted. Choose another target.`);
  }
  if (spec.task === 'regression' && target === 'category') {
    refuse('/task', `The column "${spec.target}" holds categories: regression needs numbers.`);
  }
  if (spec.split.kind === 'time') {
    const { column } = spec.split;
    const type = typeOf(column, '/split/column');
    if (type !== 'date' && type !== 'number' && type !== 'integer') {
      refuse('/split/column', `The column "${column}" holds no dates or numbers that rows could be put in order by.`);
    }
  }
  if (spec.groupBy !== undefined) typeOf(spec.groupBy, '/groupBy');
  for (const [i, name] of spec.ignore.entries()) {
    if (!types.has(name)) refuse(`/ignore/${i}`, `The data set has no column "${name}" to leave out.`);
    if (name === spec.target) refuse(`/ignore/${i}`, 'The target cannot be left out.');
  }
  if (spec.search && spec.split.kind !== 'k-fold' && spec.split.validation === 0) {
    refuse('/split/validation', 'A search compares its trials on a validation part: give it a share of the rows.');
  }
  const used = columns.filter(
    ({ name, type }) => type !== 'ignore' && name !== spec.target && !spec.ignore.includes(name),
  );
  if (used.length === 0) refuse('/ignore', 'No column is left to learn from.');
}

function refuse(pointer: string, detail: string): never {
  throw new AppError('invalid', detail, { errors: [{ pointer, detail }] });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 20).map((name) => `"${name}"`);
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ');
}
