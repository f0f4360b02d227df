/**
 * The categories of a column from the lowest share of class 1 to the highest: with their places as numbers, a tree
 * finds the best two-way grouping by cutting once (Fisher, JASA 53, 1958). Shares are drawn to the mean of all as by
 * `smoothing` rows more; the empty string is a missing value and no category.
 */
export function orderCategories(values: readonly string[], labels: Int32Array, smoothing = 10): string[] {
  const counts = new Map<string, { rows: number; positives: number }>();
  let positives = 0;
  values.forEach((value, row) => {
    const count = counts.get(value) ?? { rows: 0, positives: 0 };
    count.rows++;
    count.positives += labels[row]!;
    positives += labels[row]!;
    counts.set(value, count);
  });
  counts.delete('');
  const mean = positives / values.length;
  const share = (category: string) => {
    const count = counts.get(category)!;
    return (count.positives + smoothing * mean) / (count.rows + smoothing);
  };
  return [...counts.keys()].sort((a, b) => share(a) - share(b) || (a < b ? -1 : 1));
}

/** The place of each value in `order` as a column for a learner, NaN for the empty string and what is not in it. */
export function encodeCategories(values: readonly string[], order: readonly string[]): Float32Array {
  const placeOf = new Map(order.map((category, place) => [category, place]));
  return Float32Array.from(values, (value) => placeOf.get(value) ?? NaN);
}
