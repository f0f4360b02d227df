/**
 * The one place where components run functions of lib: the readers of model files and the manifest's rules work in the
 * browser as on the server, so that a dropped file is understood, and its schema checked, before it is uploaded.
 */
import { type ArchiveEntry, readArchive } from '#components/versions/read-archive.ts';
import { type FieldError, isAppError } from '#lib/errors';
import { escapePointer } from '#lib/json-pointer';
import { bindManifest } from '#lib/registry/bind-manifest';
import { inferManifest, withKnownLabels } from '#lib/registry/infer-manifest';
import { Manifest } from '#lib/registry/manifest';
import { sourceOfBlob } from '#lib/registry/onnx/byte-source';
import type { OnnxSummary } from '#lib/registry/onnx/onnx-summary';
import { readOnnxSummary } from '#lib/registry/onnx/read-onnx-summary';
import { parseManifest } from '#lib/registry/package/parse-manifest';
import { enoughToRecognise, mayBeTreeFile, recogniseTreeFile } from '#lib/registry/package/recognise-tree-file';
import { requireFeatureOrder } from '#lib/registry/package/require-feature-order';
import { describeTreeFile, type TreeFileFacts } from '#lib/training/convert/describe-tree-file';
import { summaryOf } from '#lib/training/convert/graph-values';
import { manifestOf } from '#lib/training/convert/manifest-of';
import { readTreeFile } from '#lib/training/convert/read-tree-file';

/** What a chosen file says about itself. */
export type ModelFile = {
  file: File;
  summary: OnnxSummary;
  /** What model.json in the archive says, or else what the model file suggests. */
  manifest: Manifest;
  hasOwnManifest: boolean;
  /** Of a file of XGBoost or LightGBM, which becomes a graph on the server. */
  trees: TreeFileFacts | null;
};

/** A file that cannot become a version: why, and what to do. `errors` point into model.json. */
export class UnreadableFile extends Error {
  readonly errors: readonly FieldError[];
  constructor(message: string, errors: readonly FieldError[] = []) {
    super(message);
    this.name = 'UnreadableFile';
    this.errors = errors;
  }
}

const mostManifestBytes = 5_000_000;

/** Reads an .onnx or .zip piece by piece, without its weights; a file of trees whole. Throws `UnreadableFile`. */
export async function readModelFile(file: File): Promise<ModelFile> {
  if (file.size === 0) throw new UnreadableFile('The file is empty (0 bytes). Export the model again.');
  try {
    return (await isArchive(file)) ? await readPackage(file) : await readModel(file, file, null);
  } catch (error) {
    if (isAppError(error)) throw new UnreadableFile(error.message, error.errors);
    if (error instanceof DOMException) {
      throw new UnreadableFile('The browser cannot read the file. It may have been moved or changed; choose it again.');
    }
    throw error;
  }
}

/** What does not fit in a manifest, by itself or together with its graph, by JSON pointer. Empty when all is well. */
export function manifestProblems(manifest: Manifest, summary: OnnxSummary): readonly FieldError[] {
  const parsed = Manifest.safeParse(manifest);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({
      pointer: path.map((part) => `/${escapePointer(String(part))}`).join(''),
      detail: message,
    }));
  }
  try {
    bindManifest(withKnownLabels(parsed.data, summary), summary);
    return [];
  } catch (error) {
    if (isAppError(error)) return error.errors ?? [{ pointer: '', detail: error.message }];
    throw error;
  }
}

async function isArchive(file: File): Promise<boolean> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return (
    start[0] === 0x50 && start[1] === 0x4b && ((start[2] === 3 && start[3] === 4) || (start[2] === 5 && start[3] === 6))
  );
}

async function readModel(file: File, model: Blob, own: Manifest | null): Promise<ModelFile> {
  const source = sourceOfBlob(model);
  const hasOwnManifest = own !== null;
  const treeFile = await readTreeFile(source);
  if (treeFile) {
    const suggested = manifestOf(treeFile);
    if (own) requireFeatureOrder(own, suggested);
    const summary = summaryOf(treeFile);
    const manifest = own ? withKnownLabels(own, summary) : suggested;
    return { file, summary, manifest, hasOwnManifest, trees: describeTreeFile(treeFile) };
  }
  const summary = await readOnnxSummary(source);
  if (summary.externalData.length > 0) {
    throw new UnreadableFile(
      `The model keeps its weights in other files (${summary.externalData.slice(0, 3).join(', ')}). Save it with its ` +
        'weights inside: in Python onnx.save(onnx.load("model.onnx"), "single.onnx").',
    );
  }
  const manifest = own ? withKnownLabels(own, summary) : inferManifest(summary);
  return { file, summary, manifest, hasOwnManifest, trees: null };
}

async function readPackage(file: File): Promise<ModelFile> {
  const entries = await readArchive(file);
  if (!entries) throw new UnreadableFile('The archive is damaged or cut short: its end is missing. Make it again.');
  const model = entries.find(({ name }) => /^([^/]+\/)?model\.onnx$/.test(name)) ?? (await findTreeFile(entries));
  if (!model) {
    const names = entries.slice(0, 5).map(({ name }) => `"${name}"`);
    throw new UnreadableFile(
      `The archive has no model.onnx at its top or in its only folder; it has ${names.join(', ') || 'no files'}. ` +
        'Put model.onnx, or a file of XGBoost or LightGBM, and model.json if there is one, into it.',
    );
  }
  const top = model.name.slice(0, model.name.lastIndexOf('/') + 1);
  const own = entries.find((entry) => entry !== model && entry.name === `${top}model.json`);
  return readModel(file, await model.open(), own ? await ownManifest(own) : null);
}

async function findTreeFile(entries: readonly ArchiveEntry[]): Promise<ArchiveEntry | undefined> {
  for (const entry of entries.filter(({ name }) => mayBeTreeFile(name))) {
    const beginning = await (await entry.open()).slice(0, enoughToRecognise).arrayBuffer();
    if (recogniseTreeFile(new Uint8Array(beginning))) return entry;
  }
  return undefined;
}

async function ownManifest(entry: ArchiveEntry): Promise<Manifest> {
  if (entry.sizeBytes > mostManifestBytes) throw new UnreadableFile('model.json is larger than 5 MB.');
  return parseManifest(await (await entry.open()).text());
}
