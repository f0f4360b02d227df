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

/** Why every row would fail, and what to do; null where the columns fit. Others than the model's do no harm. */
export function unfitText({ missing }: Match): string | null {
  if (missing.length === 0) return null;
  const what = missing.length === 1 ? 'column' : 'columns';
  return `The file has no ${what} ${listed(missing)}. Rename them in the file, or choose another model.`;
}

const listed = (names: readonly string[]) =>
  names.slice(0, 8).join(', ') + (names.length > 8 ? ` and ${names.length - 8} more` : '');
