import { colourOf } from '#components/charts/series.ts';

/** A colour for each label, in the order they first appear; labels are always written out beside it. */
export function labelColours(labels: readonly string[]): (label: string) => string {
  const places = new Map([...new Set(labels)].map((label, index) => [label, index]));
  return (label) => colourOf(places.get(label) ?? 0);
}
