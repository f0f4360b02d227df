import type { Feature } from '#lib/registry/feature';

/** A row that fits the features, to show the form of a call where the owner gave no example. */
export function sampleRow(features: readonly Feature[]): Record<string, unknown> {
  return Object.fromEntries(features.map((feature) => [feature.name, sampleValue(feature)]));
}

/** What a file for a feature may be called; undefined where it is not given as a file. */
export function sampleFileName({ name, type }: Feature): string | undefined {
  if (type === 'image') return `${name}.png`;
  if (type === 'audio') return `${name}.wav`;
  return type === 'video' ? `${name}.mp4` : undefined;
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
    case 'audio':
      return '<recording in base64>';
    case 'video':
      return '<film in base64>';
    case 'tensor':
      return [];
  }
}
