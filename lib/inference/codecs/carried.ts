import { tensorTypeOf } from '#lib/inference/codecs/input-writer';
import type { CarriedState } from '#lib/inference/graph-call';
import type { Binding } from '#lib/registry/bind-manifest';
import type { Manifest } from '#lib/registry/manifest';

/** What `manifest.state` carries from window to window, typed as the graph's inputs are; undefined where nothing is. */
export function carriedState({ state = [] }: Manifest, { inputs }: Binding): CarriedState[] | undefined {
  if (state.length === 0) return undefined;
  return state.map(({ input, output, shape }) => {
    const bound = inputs.find(({ name }) => name === input);
    if (!bound) throw new Error(`The binding lacks the input "${input}", which carries state.`);
    return { input, output, shape, type: tensorTypeOf(bound) };
  });
}
