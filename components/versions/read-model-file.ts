/**
 * Here, and in read-package, components run functions of lib: the readers of model files and the manifest's rules work
 * in the browser as on the server, so that a dropped file is understood, and its schema checked, before it is uploaded.
 */
import { type ReadPackage, readPackage } from '#components/versions/read-package.ts';
import { UnreadableFile } from '#components/versions/unreadable-file.ts';
import { type FieldError, isAppError } from '#lib/errors';
import { escapePointer } from '#lib/json-pointer';
import { bindManifest } from '#lib/registry/bind-manifest';
import { outputRoles } from '#lib/registry/binding/output-roles';
import { manifestOfExport } from '#lib/registry/hugging-face/manifest-of-export';
import { inferManifest, withKnownLabels } from '#lib/registry/infer-manifest';
import { Manifest } from '#lib/registry/manifest';
import { sourceOfBlob } from '#lib/registry/onnx/byte-source';
import type { OnnxSummary } from '#lib/registry/onnx/onnx-summary';
import { readOnnxSummary } from '#lib/registry/onnx/read-onnx-summary';
import { withoutZipMaps } from '#lib/registry/onnx/without-zip-maps';
import { requireFeatureOrder } from '#lib/registry/package/require-feature-order';
import { type AssetName, requireAssets } from '#lib/registry/package/version-assets';
import { describeTreeFile, type TreeFileFacts } from '#lib/training/convert/describe-tree-file';
import { summaryOf } from '#lib/training/convert/graph-values';
import { manifestOf } from '#lib/training/convert/manifest-of';
import { readTreeFile } from '#lib/training/convert/read-tree-file';

/** What a chosen file says about itself. */
export type ModelFile = {
  file: File;
  summary: OnnxSummary;
  /** What is known of it without its owner, or what model.json in the archive says. */
  manifest: Manifest;
  /** Where the manifest comes from: model.json, the files of a Hugging Face folder, or the model file alone. */
  source: 'model.json' | 'hugging-face' | 'file';
  /** Of a file of XGBoost or LightGBM, which becomes a graph on the server. */
  trees: TreeFileFacts | null;
  /** The files beside the graph that a version may need. */
  assets: readonly AssetName[];
  /** What was decided about it that its owner should know. */
  notes: readonly string[];
  /** Whether the graph leaves it open what its scores are: probabilities, or not yet. */
  scoresAreRaw: boolean;
};

const alone = (model: Blob): ReadPackage => ({ model, own: null, exportFiles: null, assets: [], notes: [] });

/** Reads an .onnx or .zip piece by piece, without its weights; a file of trees whole. Throws `UnreadableFile`. */
export async function readModelFile(file: File): Promise<ModelFile> {
  if (file.size === 0) throw new UnreadableFile('The file is empty (0 bytes). Export the model again.');
  try {
    const found = (await isArchive(file)) ? await readPackage(file) : alone(file);
    return (await readTrees(file, found)) ?? (await readGraph(file, found));
  } catch (error) {
    if (isAppError(error)) throw new UnreadableFile(error.message, error.errors);
    if (error instanceof DOMException) {
      throw new UnreadableFile('The browser cannot read the file. It may have been moved or changed; choose it again.');
    }
    throw error;
  }
}

/** What does not fit in a manifest, by itself or together with its graph, by JSON pointer. Empty when all is well. */
export function manifestProblems(
  manifest: Manifest,
  { summary, assets }: Pick<ModelFile, 'summary' | 'assets'>,
): readonly FieldError[] {
  const parsed = Manifest.safeParse(manifest);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({
      pointer: path.map((part) => `/${escapePointer(String(part))}`).join(''),
      detail: message,
    }));
  }
  try {
    bindManifest(withKnownLabels(parsed.data, summary), summary);
    requireAssets(parsed.data, (name) => assets.includes(name));
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

async function readTrees(file: File, { model, own, assets, notes }: ReadPackage): Promise<ModelFile | null> {
  const treeFile = await readTreeFile(sourceOfBlob(model));
  if (!treeFile) return null;
  const suggested = manifestOf(treeFile);
  if (own) requireFeatureOrder(own, suggested);
  const summary = summaryOf(treeFile);
  return {
    file,
    summary,
    manifest: own ? withKnownLabels(own, summary) : suggested,
    source: own ? 'model.json' : 'file',
    trees: describeTreeFile(treeFile),
    assets,
    notes,
    scoresAreRaw: false,
  };
}

async function readGraph(file: File, { model, own, exportFiles, assets, notes }: ReadPackage): Promise<ModelFile> {
  const summary = await readOnnxSummary(sourceOfBlob(model));
  if (summary.externalData.length > 0) {
    throw new UnreadableFile(
      `The model keeps its weights in other files (${summary.externalData.slice(0, 3).join(', ')}). Save it with its ` +
        'weights inside: in Python onnx.save(onnx.load("model.onnx"), "single.onnx").',
    );
  }
  const exported = !own && exportFiles ? manifestOfExport(exportFiles, summary) : null;
  const given = own ?? exported?.manifest;
  const { label, probabilities } = outputRoles(withoutZipMaps(summary));
  return {
    file,
    summary,
    manifest: given ? withKnownLabels(given, summary) : inferManifest(summary),
    source: own ? 'model.json' : exported ? 'hugging-face' : 'file',
    trees: null,
    assets,
    notes: [...notes, ...(exported?.notes ?? [])],
    scoresAreRaw: !label && !probabilities,
  };
}
