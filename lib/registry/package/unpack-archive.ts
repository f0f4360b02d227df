import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as yauzl from 'yauzl';
import { AppError, isAppError } from '#lib/errors';
import { exportScikitLearn } from '#lib/registry/onnx/recognise-file';
import { enoughToRecognise, mayBeTreeFile, recogniseTreeFile } from '#lib/registry/package/recognise-tree-file';

export type ArchiveLimits = { mostEntries: number; mostBytes: number; mostManifestBytes: number };
export type Archive = { modelPath: string; manifestText: string | null; notes: string[] };

/** Compressed models seldom shrink to a tenth; a bomb shrinks a thousandfold. Small files may do as they like. */
const mostShrinkage = 200;
const freeBytes = 10 * 1024 * 1024;
const mostLookedInto = 50;

/**
 * Takes a model, which is model.onnx or a file of XGBoost or LightGBM, and model.json out of a zip into `folder`. Throws AppError('invalid') for any other archive.
 */
export async function unpackArchive(path: string, folder: string, limits: ArchiveLimits): Promise<Archive> {
  try {
    const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
    try {
      return await unpack(zip, folder, limits);
    } finally {
      zip.close();
    }
  } catch (error) {
    throw isArchiveProblem(error) ? new AppError('invalid', archiveProblem(error), { cause: error }) : error;
  }
}

async function unpack(zip: yauzl.ZipFile, folder: string, limits: ArchiveLimits): Promise<Archive> {
  if (zip.entryCount > limits.mostEntries) {
    throw new AppError(
      'invalid',
      `The archive has ${zip.entryCount} entries; at most ${limits.mostEntries} are allowed.`,
    );
  }
  const entries: yauzl.Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (!isLitter(entry.fileName)) entries.push(entry);
  }
  const files = entries.filter(({ fileName }) => !fileName.endsWith('/'));
  entries.forEach(requirePlainFile);
  requireBounded(files, limits);
  const model = findGraph(files) ?? (await findTreeFile(zip, files));
  const top = model.fileName.slice(0, model.fileName.lastIndexOf('/') + 1);
  const manifest = files.find((file) => file !== model && file.fileName === `${top}model.json`);
  const modelPath = join(folder, 'model');
  await extract(zip, model, modelPath, limits.mostBytes);
  const ignored = files.filter((file) => file !== model && file !== manifest).map(({ fileName }) => fileName);
  return {
    modelPath,
    manifestText: manifest ? await readText(zip, manifest, limits.mostManifestBytes) : null,
    notes: ignored.length === 0 ? [] : [ignoredNote(ignored)],
  };
}

/** What file managers leave in archives. */
const isLitter = (name: string) => /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/.test(name);

function requirePlainFile(entry: yauzl.Entry): void {
  const name = JSON.stringify(entry.fileName);
  if (entry.isEncrypted())
    throw new AppError('invalid', `The archive is encrypted (${name}). Make it without a password.`);
  const unixType = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (unixType === 0o120000) {
    throw new AppError('invalid', `The archive has a symbolic link (${name}). Put the file itself in its place.`);
  }
}

function requireBounded(files: readonly yauzl.Entry[], { mostBytes }: ArchiveLimits): void {
  const total = files.reduce((sum, file) => sum + file.uncompressedSize, 0);
  if (total > mostBytes) {
    throw new AppError(
      'invalid',
      `The archive unpacks to ${megabytes(total)}; at most ${megabytes(mostBytes)} are allowed.`,
    );
  }
  for (const { fileName, compressedSize, uncompressedSize } of files) {
    if (uncompressedSize <= freeBytes || uncompressedSize <= compressedSize * mostShrinkage) continue;
    const detail = `${megabytes(uncompressedSize)} from ${megabytes(compressedSize)}`;
    throw new AppError(
      'invalid',
      `${JSON.stringify(fileName)} in the archive unpacks to ${detail}, as a zip bomb does. Upload the model file itself.`,
    );
  }
}

function findGraph(files: readonly yauzl.Entry[]): yauzl.Entry | undefined {
  const graphs = files.filter(({ fileName }) => fileName.toLowerCase().endsWith('.onnx'));
  requireOne(graphs);
  const [graph] = graphs;
  if (!graph || /^([^/]+\/)?model\.onnx$/.test(graph.fileName)) return graph;
  throw new AppError(
    'invalid',
    `The archive has no model.onnx at its top or in its only folder; it has ${JSON.stringify(graph.fileName)}. Rename or move it.`,
  );
}

/** Told by its content: XGBoost's model.json has the name of the manifest. */
async function findTreeFile(zip: yauzl.ZipFile, files: readonly yauzl.Entry[]): Promise<yauzl.Entry> {
  const found: yauzl.Entry[] = [];
  for (const file of files.filter(({ fileName }) => mayBeTreeFile(fileName)).slice(0, mostLookedInto)) {
    if (recogniseTreeFile(await beginningOf(zip, file))) found.push(file);
  }
  requireOne(found);
  const [model] = found;
  if (model) return model;
  throw new AppError('invalid', `The archive has no model.onnx. ${withoutGraph(files)}`);
}

async function beginningOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= enoughToRecognise) break;
  }
  return Buffer.concat(chunks).subarray(0, enoughToRecognise);
}

function requireOne(models: readonly yauzl.Entry[]): void {
  if (models.length <= 1) return;
  const names = models.slice(0, 5).map(({ fileName }) => JSON.stringify(fileName));
  throw new AppError(
    'invalid',
    `The archive has ${models.length} models (${names.join(', ')}). Publish each as a version of its own.`,
  );
}

function withoutGraph(files: readonly yauzl.Entry[]): string {
  const has = (ending: RegExp) => files.some(({ fileName }) => ending.test(fileName));
  if (has(/(^|\/)data\.pkl$/)) {
    return 'It looks like a PyTorch checkpoint: export the model with torch.onnx.export(model, example_input, "model.onnx").';
  }
  if (has(/\.npy$/)) return 'It looks like a NumPy archive, which has arrays but no graph.';
  if (has(/\.(keras|h5|weights\.h5)$/))
    return 'It looks like a Keras model: model.export("model.onnx", format="onnx").';
  if (has(/saved_model\.pb$/)) return 'It looks like a TensorFlow SavedModel: convert it with the package tf2onnx.';
  if (has(/\.(pkl|pickle|joblib)$/))
    return `It has a Python pickle, which is never opened here, since pickles run code. ${exportScikitLearn}`;
  const names = files.slice(0, 5).map(({ fileName }) => JSON.stringify(fileName));
  return `It has ${names.join(', ') || 'no files'}. Put model.onnx, or a file of XGBoost or LightGBM, and model.json if there is one, into it.`;
}

async function extract(zip: yauzl.ZipFile, entry: yauzl.Entry, path: string, mostBytes: number): Promise<void> {
  await pipeline(await zip.openReadStreamPromise(entry), bounded(entry.fileName, mostBytes), createWriteStream(path));
}

async function readText(zip: yauzl.ZipFile, entry: yauzl.Entry, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  await pipeline(await zip.openReadStreamPromise(entry), bounded(entry.fileName, mostBytes), async (stream) => {
    for await (const chunk of stream) chunks.push(chunk);
  });
  return Buffer.concat(chunks).toString('utf8');
}

/** The sizes an archive states are claims: what comes out is counted. */
function bounded(name: string, mostBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes <= mostBytes) return done(null, chunk);
      done(new AppError('invalid', `${JSON.stringify(name)} in the archive is larger than ${megabytes(mostBytes)}.`));
    },
  });
}

/** Whether reading the zip failed on the archive, and not on the disk, which is no fault of its owner. */
function isArchiveProblem(error: unknown): error is Error {
  if (!(error instanceof Error) || isAppError(error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return code === '' || code.startsWith('Z_');
}

function archiveProblem({ message }: Error): string {
  if (/relative path|absolute path|invalid characters/.test(message)) {
    return `The archive has an entry that points out of it (${message}). Make it from the files themselves.`;
  }
  if (/encrypt/.test(message)) return 'The archive is encrypted. Make it without a password.';
  if (/too many bytes/.test(message)) return 'The archive lies about the size of what is in it, as a zip bomb does.';
  if (/End of central directory/.test(message)) return 'The archive is cut short: its end is missing. Upload it again.';
  if (/compression method/.test(message))
    return 'The archive is packed in a way other than "deflate". Make it with a plain zip tool.';
  return `The archive is damaged (${message}). Make it again, and upload it again.`;
}

function ignoredNote(names: readonly string[]): string {
  const shown = names
    .slice(0, 10)
    .map((name) => JSON.stringify(name.slice(0, 200)))
    .join(', ');
  return `Files in the archive that were left aside: ${shown}${names.length > 10 ? ` and ${names.length - 10} more` : ''}.`;
}

const megabytes = (bytes: number) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${Math.round(bytes / 1e6)} MB`);
