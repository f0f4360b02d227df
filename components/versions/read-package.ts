import { type ArchiveEntry, readArchive } from '#components/versions/read-archive.ts';
import { UnreadableFile } from '#components/versions/unreadable-file.ts';
import {
  type ExportFileName,
  type ExportFiles,
  exportFileNames,
  looksLikeExport,
} from '#lib/registry/hugging-face/export-files';
import type { Manifest } from '#lib/registry/manifest';
import { exportScikitLearn } from '#lib/registry/onnx/recognise-file';
import { findGraph } from '#lib/registry/package/find-model';
import { isLitter } from '#lib/registry/package/is-litter';
import { parseManifest } from '#lib/registry/package/parse-manifest';
import { enoughToRecognise, mayBeTreeFile, recogniseTreeFile } from '#lib/registry/package/recognise-tree-file';
import { AssetName } from '#lib/registry/package/version-assets';

/** What an archive holds: the model file, and what stands beside it. */
export type ReadPackage = {
  model: Blob;
  /** What model.json says, where there is one. */
  own: Manifest | null;
  /** The files around the graph, where they are those of a Hugging Face folder. */
  exportFiles: ExportFiles | null;
  assets: AssetName[];
  notes: string[];
};

const mostManifestBytes = 5_000_000;
const mostTokenizerBytes = 50 * 1024 * 1024;

/** Finds in a zip what the server will find. Throws `UnreadableFile` or AppError('invalid'). */
export async function readPackage(file: Blob): Promise<ReadPackage> {
  const all = await readArchive(file);
  if (!all) throw new UnreadableFile('The archive is damaged or cut short: its end is missing. Make it again.');
  const entries = all.filter(({ name }) => !isLitter(name));
  const found = findGraph(entries.map(({ name }) => name));
  const model = found ? entries.find(({ name }) => name === found.graph)! : await findTreeFile(entries);
  if (!model) throw new UnreadableFile(nothingIn(entries));
  const top = found?.top ?? model.name.slice(0, model.name.lastIndexOf('/') + 1);
  const own = entries.find((entry) => entry !== model && entry.name === `${top}model.json`);
  const exportFiles = await readExportFiles(entries, top);
  return {
    model: await model.open(),
    own: own ? parseManifest(await textOf(own, mostManifestBytes)) : null,
    exportFiles: found && looksLikeExport(exportFiles) ? exportFiles : null,
    assets: AssetName.options.filter((asset) => entries.some(({ name }) => name === top + asset)),
    notes: found?.notes ?? [],
  };
}

async function findTreeFile(entries: readonly ArchiveEntry[]): Promise<ArchiveEntry | undefined> {
  for (const entry of entries.filter(({ name }) => mayBeTreeFile(name))) {
    const beginning = await (await entry.open()).slice(0, enoughToRecognise).arrayBuffer();
    if (recogniseTreeFile(new Uint8Array(beginning))) return entry;
  }
  return undefined;
}

async function readExportFiles(entries: readonly ArchiveEntry[], top: string): Promise<ExportFiles> {
  const texts: Partial<Record<ExportFileName, string>> = {};
  for (const name of exportFileNames) {
    const entry = entries.find((candidate) => candidate.name === top + name);
    const most = name === 'tokenizer.json' ? mostTokenizerBytes : mostManifestBytes;
    if (entry) texts[name] = await textOf(entry, most);
  }
  const names = entries.flatMap(({ name }) => (name.startsWith(top) ? [name.slice(top.length)] : []));
  return { names, texts };
}

async function textOf(entry: ArchiveEntry, mostBytes: number): Promise<string> {
  if (entry.sizeBytes > mostBytes) {
    throw new UnreadableFile(`${entry.name} in the archive is larger than ${Math.round(mostBytes / 1e6)} MB.`);
  }
  return (await entry.open()).text();
}

function nothingIn(entries: readonly ArchiveEntry[]): string {
  const has = (ending: RegExp) => entries.some(({ name }) => ending.test(name));
  if (has(/\.(pkl|pickle|joblib)$/i)) {
    return `The archive has a Python pickle, which is never opened here, since pickles run code. ${exportScikitLearn}`;
  }
  if (has(/(^|\/)config\.json$/) && has(/\.(safetensors|bin|pt)$/)) {
    return (
      'The archive is a Hugging Face folder without its graph: model.onnx or onnx/model.onnx is missing. Make it with ' +
      'optimum-cli export onnx --model <folder> <new folder>, and zip the new folder.'
    );
  }
  const names = entries.slice(0, 5).map(({ name }) => `"${name}"`);
  return (
    `The archive has no model.onnx at its top or in its only folder; it has ${names.join(', ') || 'no files'}. ` +
    'Put model.onnx, or a file of XGBoost or LightGBM, and model.json if there is one, into it.'
  );
}
