import { tensorTypeOf } from '#lib/inference/codecs/input-writer';
import { emptyData, type Tensors } from '#lib/inference/tensors';
import type { Binding } from '#lib/registry/bind-manifest';
import type { Manifest } from '#lib/registry/manifest';

/** The tensors of `manifest.fixed` in the shapes the binding gives them, or undefined where there are none. */
export function fixedTensors({ fixed = {} }: Manifest, { inputs }: Binding): Tensors | undefined {
  const bound = inputs.filter(({ source }) => source === 'fixed');
  if (bound.length === 0) return undefined;
  const entries = bound.map((input) => {
    const type = tensorTypeOf(input);
    const values = [fixed[input.name] ?? 0].flat();
    const data = emptyData(type, values.length);
    values.forEach((value, index) => {
      const isBig = type === 'int64' || type === 'uint64';
      // The array was made for this element type, which the compiler cannot see.
      (data as { [index: number]: number | bigint | string })[index] = isBig ? BigInt(Number(value)) : Number(value);
    });
    return [input.name, { type, dims: input.shape.map(Number), data }] as const;
  });
  return Object.fromEntries(entries);
}
