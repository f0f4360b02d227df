import { matchFeatures, unfitText } from '#components/batch/match-features.ts';
import { type Given, kindsOf } from '#components/predict/given.ts';
import type { Feature } from '#lib/registry/feature';

/** How a model is asked about what was given. */
export type Plan =
  /** The file is the row. */
  | { by: 'file'; file: File }
  /** A row that is whole already. */
  | { by: 'row'; row: Record<string, unknown> }
  /** A row to be looked at or filled in first. */
  | { by: 'form'; row: Record<string, unknown> }
  /** Many rows: a batch job. */
  | { by: 'batch'; files: readonly File[] }
  /** It cannot be, or not yet. */
  | { by: 'nothing'; reason: string };

const fileTypes = new Set<string>(['image', 'audio', 'video', 'text', 'tensor']);
/** As many as a form may have. */
const mostFiles = 1_000;
const tooMany = 'These are more than 1,000 files. Pack them into one .zip and drop that.';

/** What is sent to a model with these features; `null` is nothing given yet. */
export function planCall(given: Given | null, features: readonly Feature[]): Plan {
  const [only, another] = features;
  const single = another ? undefined : only;
  if (given === null) return planOfNothing(features);
  if (given.files === 'many') {
    if (!single || !kindsOf(given).some((kind) => kind === single.type)) {
      return nothing('It takes more than such files alone.');
    }
    if (given.all.length > mostFiles) return nothing(tooMany);
    return { by: 'batch', files: given.all };
  }
  const { file, recognised } = given;
  switch (recognised.kind) {
    case null:
      return nothing(recognised.reason);
    case 'image':
    case 'audio':
    case 'video':
    case 'tensor':
      return single && kindsOf(given).some((kind) => kind === single.type)
        ? { by: 'file', file }
        : nothing('It takes more than this file alone. Use its playground.');
    case 'archive':
      return single && fileTypes.has(single.type) ? { by: 'batch', files: [file] } : nothing('It takes no files.');
    case 'text':
      return planOfText(recognised.text, features);
    case 'row':
      return planOfTable(file, recognised, features);
  }
}

function planOfNothing(features: readonly Feature[]): Plan {
  const file = features.find(({ type }) => type === 'image' || type === 'audio' || type === 'video');
  return file ? nothing(`Drop ${wantedWords[file.type]} above, or choose one.`) : { by: 'form', row: {} };
}

const wantedWords: Readonly<Record<string, string>> = { image: 'a picture', audio: 'a recording', video: 'a film' };

/** A text fills the model's text; what it asks for besides is filled in by hand. */
function planOfText(text: string, features: readonly Feature[]): Plan {
  const feature = features.find((one) => one.type === 'text' && one.pairOf === undefined);
  if (!feature) return nothing('It takes no text.');
  const row = { [feature.name]: text };
  return features.length === 1 ? { by: 'row', row } : { by: 'form', row };
}

type Table = { header: string[]; rows: string[][]; asText: string | null };

function planOfTable(file: File, { header, rows, asText }: Table, features: readonly Feature[]): Plan {
  const match = matchFeatures(features, header);
  const unfit = unfitText(match);
  if (unfit) return asText !== null ? planOfText(asText, features) : nothing(unfit);
  // None of the columns is the model's: it would answer its defaults.
  if (match.others.length === header.length) return nothing('None of the columns is one of the model.');
  if (rows.length !== 1) return { by: 'batch', files: [file] };
  const names = new Set(features.map(({ name }) => name));
  const [fields = []] = rows;
  const known = header.flatMap((name, i) => (names.has(name) && fields[i] ? [[name, fields[i]] as const] : []));
  return { by: 'form', row: Object.fromEntries(known) };
}

const nothing = (reason: string): Plan => ({ by: 'nothing', reason });
