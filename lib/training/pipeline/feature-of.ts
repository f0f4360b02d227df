import type { z } from 'zod';
import { dateText } from '#lib/csv/values/parse-date';
import type { Feature } from '#lib/registry/feature';
import type { Pipeline } from '#lib/training/pipeline/pipeline';
import type { TableColumn } from '#lib/training/table';

const leastMaxLength = 20_000;
const greatestMaxLength = 1_000_000;

/**
 * What callers are told about a column: its type, what it held, and that it may be missing where it was in the data.
 * Of its categories at most `mostCategories` are listed; others are taken, too, and count as the model learned.
 */
export function featureOf(
  column: TableColumn,
  { name, input, pipeline, mostCategories }: FeatureContext,
): z.input<typeof Feature> {
  const described = { name, ...(input !== name && { input }) };
  switch (column.type) {
    case 'number':
    case 'integer':
    case 'date': {
      const { type, values } = column;
      const shown = type === 'date' ? dateText : (value: number) => String(Number(value.toPrecision(6)));
      return { ...described, ...withRange(values, shown), type, ...withDefault(values.some(Number.isNaN)) };
    }
    case 'boolean':
      return { ...described, type: 'boolean', ...withDefault(column.values.some(Number.isNaN)) };
    case 'category': {
      const categories = knownCategories(column.name, pipeline).slice(0, mostCategories);
      return { ...described, type: 'category', categories, open: true, ...withDefault(column.codes.includes(-1)) };
    }
    case 'text': {
      const longest = column.texts.reduce((most, text) => Math.max(most, text.length), leastMaxLength);
      const maxLength = Math.min(longest, greatestMaxLength);
      return { ...described, type: 'text', maxLength, ...withDefault(column.texts.includes('')) };
    }
  }
}

export type FeatureContext = { name: string; input: string; pipeline: Pipeline; mostCategories: number };

const withDefault = (isEverMissing: boolean) => (isEverMissing ? { default: null } : {});

/** Said and not demanded: a model answers beyond what it has seen, too. */
function withRange(values: Float64Array, shown: (value: number) => string): { description?: string } {
  let least = Infinity;
  let greatest = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return least <= greatest ? { description: `${shown(least)} to ${shown(greatest)} in the data` } : {};
}

function knownCategories(column: string, { parts }: Pipeline): string[] {
  const known = parts.flatMap(({ preparation }) =>
    preparation.encoders.flatMap((encoder) => {
      if (encoder.column !== column) return [];
      if (encoder.kind === 'ordinal') return encoder.order;
      return encoder.kind === 'one-hot' ? encoder.categories : [];
    }),
  );
  return [...new Set(known)].sort();
}
