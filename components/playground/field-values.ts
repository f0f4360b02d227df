import type { FieldProblem } from '#components/ui/api-problem.ts';
import type { Feature } from '#lib/registry/feature';
import type { Manifest } from '#lib/registry/manifest';

/** A picture someone chose or drew. */
export type Picture = { blob: Blob; fileName: string; dataUrl: string };
/** What stands in a field; undefined is an empty one. A tensor is its JSON text. */
export type FieldValue = string | number | boolean | Picture | undefined;
export type FieldValues = Record<string, FieldValue>;
export type Row = Record<string, unknown>;

const isPicture = (value: FieldValue): value is Picture => typeof value === 'object';

/** The fields as they begin: with the first example, or else with the defaults. */
export async function initialValues({
  features,
  examples,
}: Pick<Manifest, 'features' | 'examples'>): Promise<FieldValues> {
  const row = examples[0]?.input ?? {};
  return valuesOf(features, { ...defaultsOf(features), ...row });
}

/** A row, as an example or JSON gives it, in the fields. */
export async function valuesOf(features: readonly Feature[], row: Row): Promise<FieldValues> {
  const entries = features.map(
    async (feature) => [feature.name, await fieldValue(feature, row[feature.name])] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

function defaultsOf(features: readonly Feature[]): Row {
  return Object.fromEntries(
    features.flatMap((feature) =>
      'default' in feature && feature.default != null ? [[feature.name, feature.default]] : [],
    ),
  );
}

async function fieldValue(feature: Feature, value: unknown): Promise<FieldValue> {
  if (feature.type === 'boolean' && feature.default !== null) return value === true;
  if (value === undefined || value === null) return undefined;
  if (feature.type === 'image') return typeof value === 'string' ? pictureOf(value, feature.name) : undefined;
  if (feature.type === 'tensor') return JSON.stringify(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value);
}

async function pictureOf(text: string, name: string): Promise<Picture> {
  const dataUrl = text.startsWith('data:') ? text : `data:image/png;base64,${text}`;
  const blob = await (await fetch(dataUrl)).blob();
  return { blob, dataUrl, fileName: `${name}.${blob.type.split('/')[1] ?? 'png'}` };
}

/** A file as a picture. */
export function readPicture(blob: Blob, fileName: string): Promise<Picture> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ blob, fileName, dataUrl: String(reader.result) });
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** The row the fields make, and what cannot be sent at all. Empty fields are left out: the server knows the defaults. */
export function rowOf(features: readonly Feature[], values: FieldValues): { row: Row; problems: FieldProblem[] } {
  const row: Row = {};
  const problems: FieldProblem[] = [];
  for (const feature of features) {
    const value = values[feature.name];
    if (value === undefined || (value === '' && feature.type !== 'text')) continue;
    if (isPicture(value)) row[feature.name] = value.dataUrl;
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

/** The picture to be sent as a file, where that is all the model takes. */
export function onlyPicture(features: readonly Feature[], values: FieldValues): Picture | undefined {
  const [only, another] = features;
  const value = only && !another && only.type === 'image' ? values[only.name] : undefined;
  return isPicture(value) ? value : undefined;
}
