import { join } from 'node:path';
import * as yauzl from 'yauzl';
import { AppError } from '#lib/errors';
import { type ExportFileName, type ExportFiles, exportFileNames } from '#lib/registry/hugging-face/export-files';
import { archiveProblem, isArchiveProblem } from '#lib/registry/package/archive-problem';
import { requireBounded, requirePlainFile } from '#lib/registry/package/check-entries';
import { findGraph, requireOne } from '#lib/registry/package/find-model';
import { isLitter } from '#lib/registry/package/is-litter';
import { beginningOf, extract, readText } from '#lib/registry/package/read-entry';
import { enoughToRecognise, mayBeTreeFile, recogniseTreeFile } from '#lib/registry/package/recognise-tree-file';
import { AssetName, mostAssetBytes } from '#lib/registry/package/version-assets';
import { withoutGraph } from '#lib/registry/package/without-graph';

export type ArchiveLimits = { mostEntries: number; mostBytes: number; mostManifestBytes: number };
export type Archive = {
  modelPath: string;
  manifestText: string | null;
  /** The files around the graph, as a Hugging Face folder has them. */
  exportFiles: ExportFiles;
  /** The files beside the graph that were unpacked into the folder under their own names. */
  assets: AssetName[];
  notes: string[];
};

const mostLookedInto = 50;

/**
 * Takes a model, which is model.onnx or a file of XGBoost or LightGBM, and what belongs to it out of a zip into
 * `folder`. Throws AppError('invalid') for any other archive.
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
  requireBounded(files, limits.mostBytes);
  const found = findGraph(files.map(({ fileName }) => fileName));
  const model = found ? fileOf(files, found.graph)! : await findTreeFile(zip, files);
  const top = found?.top ?? model.fileName.slice(0, model.fileName.lastIndexOf('/') + 1);
  const manifest = [fileOf(files, `${top}model.json`)].find((file) => file !== model);
  const modelPath = join(folder, 'model');
  await extract(zip, model, modelPath, limits.mostBytes);
  const assets: AssetName[] = [];
  for (const name of AssetName.options) {
    const asset = fileOf(files, top + name);
    if (!asset) continue;
    await extract(zip, asset, join(folder, name), mostAssetBytes);
    assets.push(name);
  }
  const texts: Partial<Record<ExportFileName, string>> = {};
  for (const name of exportFileNames) {
    const file = fileOf(files, top + name);
    const most = name === 'tokenizer.json' ? mostAssetBytes : limits.mostManifestBytes;
    if (file) texts[name] = await readText(zip, file, most);
  }
  const read = new Set([...Object.keys(texts), ...assets, 'model.json'].map((name) => top + name));
  const aside = files.map(({ fileName }) => fileName).filter((name) => name !== model.fileName && !read.has(name));
  const ignored = aside.filter((name) => !name.endsWith('.onnx') && !isExportLitter(name.slice(top.length), texts));
  return {
    modelPath,
    manifestText: manifest ? await readText(zip, manifest, limits.mostManifestBytes) : null,
    exportFiles: {
      names: files.flatMap(({ fileName }) => (fileName.startsWith(top) ? [fileName.slice(top.length)] : [])),
      texts,
    },
    assets,
    notes: [...(found?.notes ?? []), ...(ignored.length === 0 ? [] : [ignoredNote(ignored)])],
  };
}

const fileOf = (files: readonly yauzl.Entry[], name: string) => files.find(({ fileName }) => fileName === name);

/** What every folder of Hugging Face has and nothing here needs. */
const isExportLitter = (name: string, texts: Archive['exportFiles']['texts']) =>
  texts['config.json'] !== undefined &&
  /^(README\.md|LICENSE\S*|\.gitattributes|vocab\.\w+|merges\.txt|added_tokens\.json|generation_config\.json|ort_config\.json|quantize_config\.json|config_sentence_transformers\.json|spiece\.model|sentencepiece\.bpe\.model|tokenizer\.model|\d_\w+\/config\.json)$/.test(
    name,
  );

/** Told by its content: XGBoost's model.json has the name of the manifest. */
async function findTreeFile(zip: yauzl.ZipFile, files: readonly yauzl.Entry[]): Promise<yauzl.Entry> {
  const found: yauzl.Entry[] = [];
  for (const file of files.filter(({ fileName }) => mayBeTreeFile(fileName)).slice(0, mostLookedInto)) {
    if (recogniseTreeFile(await beginningOf(zip, file, enoughToRecognise))) found.push(file);
  }
  requireOne(found.map(({ fileName }) => fileName));
  const [model] = found;
  if (model) return model;
  throw new AppError(
    'invalid',
    `The archive has no model.onnx. ${withoutGraph(files.map(({ fileName }) => fileName))}`,
  );
}

function ignoredNote(names: readonly string[]): string {
  const shown = names
    .slice(0, 10)
    .map((name) => JSON.stringify(name.slice(0, 200)))
    .join(', ');
  return `Files in the archive that were left aside: ${shown}${names.length > 10 ? ` and ${names.length - 10} more` : ''}.`;
}
