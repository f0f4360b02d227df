import { writeFile } from 'node:fs/promises';
import type { z } from 'zod';
import { Manifest } from '#lib/registry/manifest';

/** Writes `model.onnx` and `model.json` beside the script whose `import.meta.url` is given. */
export async function writeStarter(
  scriptUrl: string,
  { model, manifest }: { model: Uint8Array; manifest: z.input<typeof Manifest> },
): Promise<void> {
  Manifest.parse(manifest);
  await writeFile(new URL('model.onnx', scriptUrl), model);
  await writeFile(new URL('model.json', scriptUrl), `${JSON.stringify(manifest, null, 2)}\n`);
}
