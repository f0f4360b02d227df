import type { Feature } from '#lib/registry/feature';

/** The feature types that may feed a graph input that takes `elementType`. */
export function typesFor(feature: Feature, elementType: string | undefined): Feature['type'][] {
  if (['image', 'audio', 'video', 'tensor'].includes(feature.type)) return [feature.type];
  if (elementType === 'string') return ['category', 'text', 'boolean'];
  if (elementType === 'bool') return ['boolean'];
  const isFloat = elementType === undefined || elementType.startsWith('float');
  return ['number', 'integer', 'category', 'boolean', ...(isFloat ? (['date'] as const) : [])];
}

/** The feature as another type: what both types have stays, the rest begins empty. */
export function withType(feature: Feature, type: Feature['type']): Feature {
  const { name, description, input } = feature;
  const own = { name, ...(description !== undefined && { description }), ...(input !== undefined && { input }) };
  switch (type) {
    case 'number':
    case 'integer': {
      const { unit, min, max } = feature.type === 'number' || feature.type === 'integer' ? feature : {};
      return {
        ...own,
        type,
        ...(unit && { unit }),
        ...(min !== undefined && { min }),
        ...(max !== undefined && { max }),
      };
    }
    case 'category':
      return { ...own, type, categories: [] };
    case 'boolean':
    case 'date':
      return { ...own, type };
    case 'text':
      return { ...own, type, maxLength: 20_000 };
    case 'image':
    case 'audio':
    case 'video':
    case 'tensor':
      return feature;
  }
}

/** The same feature with some of its properties changed; one given as undefined is left out. */
export function withChanges(feature: Feature, changes: Record<string, unknown>): Feature {
  const kept = Object.entries({ ...feature, ...changes }).filter(([, value]) => value !== undefined);
  // The changes come from this type's own fields, and the whole is checked by the manifest's schema.
  return Object.fromEntries(kept) as Feature;
}

/** Features renamed in their order. Their graph input is kept by name where the graph has several. */
export function withNames(features: readonly Feature[], names: readonly string[], inputCount: number): Feature[] {
  return features.map((feature, index) => renamed(feature, names[index] ?? feature.name, inputCount));
}

export function renamed(feature: Feature, name: string, inputCount: number): Feature {
  const input = feature.input ?? (inputCount > 1 ? feature.name : undefined);
  return { ...feature, name, ...(input !== undefined && { input }) };
}

/** Names from a list as people have it: one a line, or separated by commas or tabs, as in a CSV file's first line. */
export function namesIn(text: string): string[] {
  const separator = text.trim().includes('\n') ? /\r?\n/ : /[,;\t]/;
  return text
    .trim()
    .split(separator)
    .map((name) =>
      name
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2')
        .trim(),
    )
    .filter((name) => name !== '');
}
