import { readFile } from 'node:fs/promises';
import { AppError } from '#lib/errors';
import { fileIn, isNumpyBase64 } from '#lib/inference/codecs/file-value';
import { FileOnDisk, type SentFile } from '#lib/inference/sent-file';
import { nestedRow, TensorRow } from '#lib/inference/tensor-row';
import type { TensorData } from '#lib/inference/tensors';
import type { Manifest } from '#lib/registry/manifest';

/** A larger call is recorded without its inputs. */
const MAX_KEPT_CHARACTERS = 1024 * 1024;
/** Writing more elements of typed tensors as JSON would take longer than answering them. */
export const MAX_KEPT_ELEMENTS = 4096;

/** Kinds of features whose values are files, by themselves or as base64. */
const fileTypes = ['image', 'audio', 'video', 'tensor'] as const;
type FileType = (typeof fileTypes)[number];
type FileFeature = { name: string; type: FileType };
type Row = Record<string, unknown>;

/** Whether a file can be a row of the version: its one feature is one. */
export function takesFile({ features: [feature, another] }: Manifest): boolean {
  return feature !== undefined && !another && (feature.type === 'text' || isFileType(feature.type));
}

/**
 * An uploaded file as a row of the version's one feature, where that takes a file: text is read as UTF-8, all else is
 * left to the codec. Throws AppError('invalid') where the model takes none, or the file is no text.
 */
export function fileRow(manifest: Manifest, file: SentFile): Row | Promise<Row> {
  const feature = manifest.features[0]!;
  if (!takesFile(manifest)) {
    throw new AppError('invalid', 'This model takes no file: send its features as JSON in "input".');
  }
  if (feature.type !== 'text') return { [feature.name]: file instanceof FileOnDisk ? file : plainBytes(file) };
  // No character takes more than four bytes; what is longer than any text the model takes need not be read.
  const mostBytes = 4 * feature.maxLength;
  const sizeBytes = file instanceof FileOnDisk ? file.sizeBytes : file.length;
  if (sizeBytes > mostBytes) {
    throw new AppError('invalid', `The text is too long: at most ${feature.maxLength} characters are taken.`);
  }
  const textRow = (bytes: Uint8Array) => ({ [feature.name]: textOf(bytes) });
  return file instanceof FileOnDisk ? readFile(file.path).then(textRow) : textRow(file);
}

function textOf(file: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    throw new AppError('invalid', 'The file is not UTF-8 text. Save it as UTF-8 and send it again.');
  }
}

/** The rows with files in place of their base64, so that a file is the same row however it was sent. */
export function openFiles(manifest: Manifest, rows: readonly unknown[]): readonly unknown[] {
  return withFiles(manifest, rows, ({ type }, value) => {
    if (typeof value !== 'string' || (type === 'tensor' && !isNumpyBase64(value))) return value;
    const file = fileIn(value);
    return file instanceof Uint8Array ? plainBytes(file) : value;
  });
}

/** The rows as the ledger keeps them, as JSON text: files by their kind and size only, and nothing of a very large call. */
export function keptInputs(manifest: Manifest, rows: readonly unknown[]): string | null {
  const kept = withFiles(manifest, rows, ({ type }, value) => {
    if (value instanceof FileOnDisk) return `[${type}, ${value.sizeBytes} bytes]`;
    if (value instanceof Uint8Array) return `[${type}, ${value.length} bytes]`;
    if (value instanceof TensorRow) return keptTensor(value);
    return typeof value === 'string' ? `[${type}, ${value.length} characters]` : value;
  });
  const json = JSON.stringify(kept);
  return json.length <= MAX_KEPT_CHARACTERS ? json : null;
}

const keptTensor = (row: TensorRow) => (row.data.length > MAX_KEPT_ELEMENTS ? tensorNote(row.data) : nestedRow(row));

/** What is kept in the place of many elements. */
export const tensorNote = (data: TensorData) =>
  `[tensor, ${Array.isArray(data) ? data.reduce((sum, text) => sum + text.length, 0) : data.byteLength} bytes]`;

/** Whether a kept row has a file's kind and size in place of the file. */
export const hasFileNote = (row: unknown) =>
  typeof row === 'object' && row !== null && Object.values(row).some(isFileNote);

const isFileNote = (value: unknown) =>
  typeof value === 'string' && /^\[(image|audio|video|tensor), \d+ (bytes|characters)\]$/.test(value);

function withFiles(
  manifest: Manifest,
  rows: readonly unknown[],
  change: (feature: FileFeature, value: unknown) => unknown,
): readonly unknown[] {
  const features = fileFeatures(manifest);
  if (features.length === 0) return rows;
  return rows.map((row) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return row;
    const changed: Row = { ...row };
    for (const feature of features) {
      if (Object.hasOwn(changed, feature.name)) changed[feature.name] = change(feature, changed[feature.name]);
    }
    return changed;
  });
}

/** Whether rows of the version may hold files. */
export const takesFiles = (manifest: Manifest) => fileFeatures(manifest).length > 0;

const known = new WeakMap<Manifest, readonly FileFeature[]>();

function fileFeatures(manifest: Manifest): readonly FileFeature[] {
  const found = known.get(manifest);
  if (found) return found;
  const features = manifest.features.flatMap(({ name, type }) => (isFileType(type) ? [{ name, type }] : []));
  known.set(manifest, features);
  return features;
}

const isFileType = (type: string): type is FileType => fileTypes.some((known) => known === type);

/** Without Buffer's own JSON form, which is a list of all bytes. */
const plainBytes = (file: Uint8Array) => new Uint8Array(file.buffer, file.byteOffset, file.length);
