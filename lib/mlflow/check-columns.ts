import { AppError, type FieldError } from '#lib/errors';
import type { Manifest } from '#lib/registry/manifest';

/** `notes`: what was made of names that could not be taken as they are. */
type Columns = { names: readonly string[]; pointer: string; notes?: readonly string[] };

/** Throws AppError('invalid') unless the columns are features, each once, and those that must be there are. */
export function checkColumns({ features }: Pick<Manifest, 'features'>, { names, pointer, notes = [] }: Columns): void {
  const known = new Set(features.map(({ name }) => name));
  const seen = new Set<string>();
  const errors: FieldError[] = [];
  const add = (detail: string) => errors.push({ pointer, detail });
  for (const name of names) {
    if (seen.has(name)) add(`has the column ${JSON.stringify(name)} more than once`);
    else if (!known.has(name)) add(`has the column ${JSON.stringify(name)}, which is not a feature of this model`);
    seen.add(name);
  }
  for (const feature of features) {
    const isRequired = !('default' in feature) || feature.default === undefined;
    if (isRequired && !seen.has(feature.name)) {
      add(`lacks the column ${JSON.stringify(feature.name)}, which the model needs`);
    }
  }
  if (errors.length > 0) throw invalidColumns(errors, notes);
}

function invalidColumns(errors: readonly FieldError[], notes: readonly string[]): AppError {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  const all = [`${first!.pointer} ${first!.detail}${more}`, ...notes].join('. ');
  return new AppError('invalid', all, { errors: errors.slice(0, 50) });
}
