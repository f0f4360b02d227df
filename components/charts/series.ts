export type Point = { x: number; y: number | null };

/** One line or cloud of points; names may hold anything. */
export type Series = {
  name: string;
  points: readonly Point[];
  dashed?: boolean;
  /** Its place among the colours, where it has one on other charts too. */
  colour?: number;
};

/** Told apart by lightness too, in light and in dark. */
const colours = ['verdigris-6', 'orange-7', 'blue-6', 'grape-6', 'yellow-7', 'red-6', 'cyan-6', 'gray-6'];

export const colourOf = (index: number) => `var(--mantine-color-${colours[index % colours.length]})`;

/** A place on the x axis with the value of each series there; `key` is unique. */
export type Row = { key: number; x: number; values: (number | null)[] };

/**
 * All points in the order of x, those of different series at one x in one row. A series with several points at one x,
 * as where a curve rises straight up, has a row for each, in their order.
 */
export function rowsOf(series: readonly Series[]): Row[] {
  const byX = new Map<number, (number | null)[][]>();
  for (const [of, { points }] of series.entries()) {
    const used = new Map<number, number>();
    for (const { x, y } of points) {
      const at = used.get(x) ?? 0;
      used.set(x, at + 1);
      const here = byX.get(x) ?? [];
      byX.set(x, here);
      here[at] ??= series.map(() => null);
      here[at][of] = y;
    }
  }
  const places = [...byX].sort(([a], [b]) => a - b);
  return places.flatMap(([x, here]) => here.map((values) => ({ x, values }))).map((row, key) => ({ key, ...row }));
}
