import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { Manifest } from '#lib/registry/manifest';

/** The same content gives the same bytes, whenever it is written. */
const mtime = new Date('2000-01-01T00:00:00Z');

/** Writes a package as people upload it: a zip of `model.onnx` and `model.json`. */
export async function writePackage(path: string, graph: Uint8Array, manifest: Manifest): Promise<void> {
  const zip = new yazl.ZipFile();
  const buffer = Buffer.from(graph.buffer, graph.byteOffset, graph.byteLength);
  zip.addBuffer(buffer, 'model.onnx', { mtime });
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), 'model.json', { mtime });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}
