import type { Tensors } from '#lib/inference/tensors';
import type { Binding } from '#lib/registry/bind-manifest';
import type { Manifest } from '#lib/registry/manifest';

/** The tensors of `manifest.fixed`, or undefined where there are none. */
export function fixedTensors(_manifest: Manifest, _binding: Binding): Tensors | undefined {
  return undefined;
}
