export type Placed = { start: number; end: number };

/** A stretch of a text, with the places of the entities that cover it and of those that end with it. */
export type Span = { text: string; entities: number[]; ending: number[] };

/**
 * A text cut where entities begin and end, so that overlapping ones can be marked too. Places are in UTF-16 units;
 * what does not lie in the text is left out.
 */
export function entitySpans(text: string, entities: readonly Placed[]): Span[] {
  const fitting = entities
    .map(({ start, end }, index) => ({ start, end, index }))
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const cuts = [...new Set([0, text.length, ...fitting.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const begins = Map.groupBy(fitting, ({ start }) => start);
  let open: typeof fitting = [];
  return cuts.slice(0, -1).map((from, place) => {
    const to = cuts[place + 1]!;
    open = [...open.filter(({ end }) => end > from), ...(begins.get(from) ?? [])];
    return {
      text: text.slice(from, to),
      entities: open.map(({ index }) => index),
      ending: open.filter(({ end }) => end === to).map(({ index }) => index),
    };
  });
}
