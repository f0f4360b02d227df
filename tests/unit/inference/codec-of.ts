import type { z } from 'zod';
import { type Codec, compileCodec } from '#lib/inference/compile-codec';
import type { Binding } from '#lib/registry/binding/binding';
import { Manifest } from '#lib/registry/manifest';
import type { ElementType } from '#lib/registry/onnx/element-type';

type FeatureInput = z.input<typeof Manifest>['features'][number];

/** The codec of a model with these features, each feeding a graph input of its own of the type given. */
export function codecOf(
  ...features: [feature: FeatureInput, elementType: ElementType, shape?: (number | null)[]][]
): Codec {
  const manifest = Manifest.parse({ task: 'tensor', features: features.map(([feature]) => feature) });
  const inputs = features.map(([feature, elementType, shape = [null, 1]], index) => ({
    name: feature.name,
    elementType,
    shape,
    features: [{ feature: index, column: null }],
  }));
  return compileCodec({ manifest, binding: { inputs, outputs: { tensors: [] } } satisfies Binding });
}

/** What the codec makes of one row, or the problems it finds. */
export async function decodeOne(codec: Codec, row: unknown) {
  return (await decodeAll(codec, [row]))!;
}

export async function decodeAll(codec: Codec, rows: unknown[]) {
  return (await codec.decode(rows, (row) => `/inputs/${row}`)).feeds;
}
