import type { Manifest } from '#lib/registry/manifest';

type Outputs = NonNullable<Manifest['outputs']>;

/** The manifest with some of its outputs' properties changed; one given as undefined is left out, and none is no `outputs`. */
export function withOutputs(
  { outputs, ...manifest }: Manifest,
  changes: { [Key in keyof Outputs]?: Outputs[Key] | undefined },
): Manifest {
  const kept: Outputs = Object.fromEntries(
    Object.entries({ ...outputs, ...changes }).filter(([, value]) => value !== undefined),
  );
  return { ...manifest, ...(Object.keys(kept).length > 0 && { outputs: kept }) };
}
