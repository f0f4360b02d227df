import { type FieldFile, fileIn, takesFile } from '#components/playground/field-file.ts';
import type { FieldProblem } from '#components/ui/api-problem.ts';
import type { Feature } from '#lib/registry/feature';
import type { Manifest } from '#lib/registry/manifest';

/** What stands in a field; undefined is an empty one. A tensor is its JSON text or a file. */
export type FieldValue = string | number | boolean | FieldFile | undefined;
export type FieldValues = Record<string, FieldValue>;
/** A row as it is sent, but for its files, which are still files. */
export type Row = Record<string, unknown>;

export const isFile = (value: unknown): value is FieldFile =>
  typeof value === 'object' && value !== null && 'blob' in value && value.blob instanceof Blob;

/** The fields as they begin: with the first example, or else with the defaults. */
export function initialValues({ features, examples }: Pick<Manifest, 'features' | 'examples'>): FieldValues {
  const row = examples[0]?.input ?? {};
  return valuesOf(features, { ...defaultsOf(features), ...row });
}

/** A row, as an example or JSON gives it, in the fields. */
export function valuesOf(features: readonly Feature[], row: Row): FieldValues {
  return Object.fromEntries(features.map((feature) => [feature.name, fieldValue(feature, row[feature.name])]));
}

function defaultsOf(features: readonly Feature[]): Row {
  return Object.fromEntries(
    features.flatMap((feature) =>
      'default' in feature && feature.default != null ? [[feature.name, feature.default]] : [],
    ),
  );
}

function fieldValue(feature: Feature, value: unknown): FieldValue {
  if (feature.type === 'boolean' && feature.default !== null) return value === true;
  if (value === undefined || value === null) return undefined;
  if (takesFile(feature)) return typeof value === 'string' ? fileIn(value, feature.name) : undefined;
  if (feature.type === 'tensor') return JSON.stringify(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value);
}

/** The row the fields make, and what cannot be sent at all. Empty fields are left out: the server knows the defaults. */
export function rowOf(features: readonly Feature[], values: FieldValues): { row: Row; problems: FieldProblem[] } {
  const row: Row = {};
  const problems: FieldProblem[] = [];
  for (const feature of features) {
    const value = values[feature.name];
    if (value === undefined || (value === '' && feature.type !== 'text')) continue;
    if (isFile(value)) row[feature.name] = value;
    else if (feature.type === 'number' || feature.type === 'integer') row[feature.name] = numberOf(value);
    else if (feature.type === 'tensor') {
      try {
        row[feature.name] = JSON.parse(String(value));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        problems.push({ pointer: inputPointer(feature.name), detail: `is not JSON: ${reason}` });
      }
    } else row[feature.name] = value;
  }
  return { row, problems };
}

/** What is no number goes as it was typed, for the server to say so. */
function numberOf(value: string | number | boolean): unknown {
  const number = Number(value);
  return Number.isNaN(number) ? value : number;
}

/** The JSON pointer under which the server speaks of a feature (RFC 6901). */
export const inputPointer = (name: string) => `/input/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** The file that is the whole row, where that is all the model takes. */
export function onlyFile(features: readonly Feature[], values: FieldValues): FieldFile | undefined {
  const [only, another] = features;
  const value = only && !another ? values[only.name] : undefined;
  return isFile(value) ? value : undefined;
}
