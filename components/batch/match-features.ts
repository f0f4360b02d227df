import type { Manifest } from '#lib/registry/manifest';

type Feature = Manifest['features'][number];

/** Whether a feature of the model is in the file; one that is not may have a default. */
export type MatchedFeature = { feature: Feature; state: 'found' | 'default' | 'missing' };

export type Match = {
  features: MatchedFeature[];
  missing: string[];
  /** Columns the model does not ask for. */
  others: string[];
};

/** Which columns of a file feed which features of a model: those of the same name. */
export function matchFeatures(features: readonly Feature[], header: readonly string[]): Match {
  const names = new Set(header);
  const matched = features.map((feature): MatchedFeature => {
    if (names.has(feature.name)) return { feature, state: 'found' };
    return { feature, state: 'default' in feature && feature.default !== undefined ? 'default' : 'missing' };
  });
  const wanted = new Set(features.map(({ name }) => name));
  return {
    features: matched,
    missing: matched.filter(({ state }) => state === 'missing').map(({ feature }) => feature.name),
    others: header.filter((name) => !wanted.has(name)),
  };
}
