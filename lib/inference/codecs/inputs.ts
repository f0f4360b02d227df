import type { BoundInput, InputWriter } from '#lib/inference/codecs/input-writer';
import { mediaWriter } from '#lib/inference/codecs/media';
import { tensorWriter } from '#lib/inference/codecs/nested-tensors';
import { pictureWriter } from '#lib/inference/codecs/pictures';
import { isScalar } from '#lib/inference/codecs/scalar';
import { scalarWriter } from '#lib/inference/codecs/scalars';
import { tokenWriter } from '#lib/inference/codecs/tokens';
import type { Assets } from '#lib/inference/compile-codec';
import type { Binding } from '#lib/registry/bind-manifest';
import type { Manifest } from '#lib/registry/manifest';

/** The writers of a version's graph inputs, but for those that no feature feeds. */
export function compileInputs(manifest: Manifest, binding: Binding, assets: Assets): InputWriter[] {
  const fed = binding.inputs.filter(({ source }) => source === undefined);
  const byFeature = Map.groupBy(fed, ({ features }) => features[0]!.feature);
  return [...byFeature.values()].flatMap((inputs) => compileInput(manifest, inputs, assets));
}

/** The writers of the inputs that begin with the same feature: one for all where they are parts of it. */
function compileInput(manifest: Manifest, inputs: readonly BoundInput[], assets: Assets): InputWriter[] {
  const first = manifest.features[inputs[0]!.features[0]!.feature]!;
  if (first.type === 'audio' || first.type === 'video') return [mediaWriter(first, inputs)];
  if (first.type === 'text' && !isScalar(first)) return [tokenWriter(manifest, inputs, assets)];
  if (first.type === 'image') return inputs.map((input) => pictureWriter(first, input));
  if (first.type === 'tensor') return inputs.map((input) => tensorWriter(first, input));
  return inputs.map((input) => scalarWriter(manifest, input));
}
