import type { Feature } from '#lib/registry/feature';

/** A row that fits the features, to show the form of a call where the owner gave no example. */
export function sampleRow(features: readonly Feature[]): Record<string, unknown> {
  return Object.fromEntries(features.map((feature) => [feature.name, sampleValue(feature)]));
}

function sampleValue(feature: Feature): unknown {
  if ('default' in feature && feature.default != null) return feature.default;
  switch (feature.type) {
    case 'number':
    case 'integer':
      return Math.min(Math.max(0, feature.min ?? 0), feature.max ?? Number.MAX_VALUE);
    case 'category':
      return feature.categories[0];
    case 'boolean':
      return false;
    case 'date':
      return '2026-01-31';
    case 'text':
      return 'Some text';
    case 'image':
      return '<picture in base64>';
    case 'tensor':
      return [];
  }
}
