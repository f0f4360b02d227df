import { featureFor } from '#components/versions/change-task.ts';
import type { Feature } from '#lib/registry/feature';
import type { GraphValue } from '#lib/registry/onnx/onnx-summary';

const wholeTypes = ['image', 'audio', 'video'] as const;
const isWhole = (type: string): type is (typeof wholeTypes)[number] => wholeTypes.some((whole) => whole === type);

/** The feature types that may feed a graph input, as far as is known of it. */
export function typesFor(feature: Feature, input: GraphValue | undefined): Feature['type'][] {
  if (isWhole(feature.type) || feature.type === 'tensor') {
    const possible = wholeTypes.filter((type) => feature.type === type || (input && featureFor(type, input)));
    return [...possible, 'tensor'];
  }
  if (feature.type === 'text' && (feature.tokens || feature.pairOf)) return ['text'];
  const elementType = input?.elementType;
  if (elementType === 'string') return ['category', 'text', 'boolean'];
  if (elementType === 'bool') return ['boolean'];
  const isFloat = elementType === undefined || elementType.startsWith('float');
  return ['number', 'integer', 'category', 'boolean', ...(isFloat ? (['date'] as const) : [])];
}

/** The feature as another type: what both types have stays, the rest begins empty. */
export function withType(feature: Feature, type: Feature['type'], takes?: GraphValue): Feature {
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
    case 'tensor':
      return { ...own, type };
    case 'image':
    case 'audio':
    case 'video':
      // What the shape says; asked for only where it says something.
      return withChanges((takes && featureFor(type, takes)) ?? feature, own);
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
