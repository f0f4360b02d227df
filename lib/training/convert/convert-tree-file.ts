import type { Manifest } from '#lib/registry/manifest';
import type { ByteSource } from '#lib/registry/onnx/byte-source';
import { describeTreeFile } from './describe-tree-file.ts';
import { manifestOf } from './manifest-of.ts';
import { readTreeFile } from './read-tree-file.ts';
import { treeFileToOnnx } from './tree-file-to-onnx.ts';

/**
 * A file of XGBoost or LightGBM as an ONNX graph and what it says about itself; null for any other file. Throws
 * AppError('invalid') for one that cannot be served.
 */
export async function convertTreeFile(
  source: ByteSource,
): Promise<{ graph: Uint8Array; manifest: Manifest; notes: string[] } | null> {
  const file = await readTreeFile(source);
  if (!file) return null;
  const { library, version, treeCount, objective } = describeTreeFile(file);
  const what = treeCount === 0 ? 'a linear model' : `${treeCount} ${treeCount === 1 ? 'tree' : 'trees'}`;
  const note = `Converted to ONNX from the file of ${library} ${version}: ${what}, objective ${objective.trim()}.`;
  return { graph: treeFileToOnnx(file), manifest: manifestOf(file), notes: [note, ...file.notes] };
}
