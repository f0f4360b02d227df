import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#lib/errors';
import { type ExportFiles, looksLikeExport } from '#lib/registry/hugging-face/export-files';
import type { Manifest } from '#lib/registry/manifest';
import type { ByteSource } from '#lib/registry/onnx/byte-source';
import { withFileSource } from '#lib/registry/onnx/file-source';
import type { OnnxSummary } from '#lib/registry/onnx/onnx-summary';
import { readOnnxSummary } from '#lib/registry/onnx/read-onnx-summary';
import { parseManifest } from '#lib/registry/package/parse-manifest';
import { type ArchiveLimits, unpackArchive } from '#lib/registry/package/unpack-archive';
import type { AssetName } from '#lib/registry/package/version-assets';

export type Package = {
  modelPath: string;
  /** What model.json says, where there is one. */
  manifest: Manifest | null;
  /** What the file itself says, where it is of another kind and was made a graph. */
  suggested: Manifest | null;
  /** The files around the graph, where they are those of a Hugging Face folder. */
  exportFiles: ExportFiles | null;
  /** The files beside the graph that lie in the folder now. */
  assets: AssetName[];
  summary: OnnxSummary;
  notes: string[];
};

/** Makes a graph of a model file of another kind; null where it does not know the file. Throws AppError('invalid'). */
export type Convert = (source: ByteSource) => Promise<Converted | null>;
export type Converted = { graph: Uint8Array; manifest: Manifest; notes: string[] };

/**
 * Opens an upload, a bare model file or a .zip with one and perhaps model.json, unpacking into `folder`. A file that is
 * no .onnx goes through `convert`. Nothing of the model is run. Throws AppError('invalid') that says what is wrong with it and what to do.
 */
export async function openPackage(
  path: string,
  folder: string,
  limits: ArchiveLimits,
  convert: Convert = async () => null,
): Promise<Package> {
  const archive = (await isZip(path)) ? await unpackArchive(path, folder, limits) : null;
  const filePath = archive?.modelPath ?? path;
  const manifest = archive?.manifestText == null ? null : parseManifest(archive.manifestText);
  const converted = await withFileSource(filePath, convert);
  const modelPath = converted ? join(folder, 'converted.onnx') : filePath;
  if (converted) await writeFile(modelPath, converted.graph);
  const summary = await withFileSource(modelPath, readOnnxSummary);
  refuseExternalData(summary);
  const notes = [...(archive?.notes ?? []), ...(converted?.notes ?? [])];
  const exportFiles = archive && looksLikeExport(archive.exportFiles) ? archive.exportFiles : null;
  const assets = archive?.assets ?? [];
  return { modelPath, manifest, suggested: converted?.manifest ?? null, exportFiles, assets, summary, notes };
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    const signature = buffer.subarray(0, bytesRead).toString('latin1');
    return signature === 'PK\x03\x04' || signature === 'PK\x05\x06';
  } finally {
    await file.close();
  }
}

function refuseExternalData({ externalData }: OnnxSummary): void {
  if (externalData.length === 0) return;
  const names = externalData.slice(0, 5).map((name) => JSON.stringify(name.slice(0, 200)));
  const more = externalData.length > 5 ? ` and ${externalData.length - 5} more` : '';
  throw new AppError(
    'invalid',
    `The model keeps weights in other files (${names.join(', ')}${more}), which are never opened here, since such a name ` +
      'can point anywhere on the server. Save it with its weights inside: in Python ' +
      'onnx.save(onnx.load("model.onnx"), "single.onnx"), or torch.onnx.export(…, external_data=False).',
  );
}
