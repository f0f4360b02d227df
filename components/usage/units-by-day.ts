import type { UsageReport } from '#lib/billing/usage/usage-answer';

/** Few enough to be told apart by colour. */
const mostModels = 6;
const others = 'Other models';

export type UnitsByDay = { series: string[]; days: { day: string; units: number[] }[] };

/**
 * Units of each day, split by model: the most used first, and where there are more than can be told apart, those beyond
 * as one. Models of the same name are told apart by their slug.
 */
export function unitsByDay({
  days,
  models,
  modelDays,
}: Pick<UsageReport, 'days' | 'models' | 'modelDays'>): UnitsByDay {
  const used = models
    .filter(({ units }) => units > 0)
    .sort((a, b) => b.units - a.units)
    .flatMap(({ model }) => model ?? []);
  const shown = used.length > mostModels ? used.slice(0, mostModels - 1) : used;
  const names = shown.map(({ name, slug, id }) => {
    const isAlone = shown.filter((other) => other.name === name).length === 1;
    return isAlone && name ? name : slug || id;
  });
  const series = shown.length < used.length ? [...names, others] : names;
  const placeOf = new Map(shown.map(({ id }, place) => [id, place]));
  const rows = new Map(
    days.filter(({ kind }) => kind === 'usage').map(({ day }) => [day, { day, units: series.map(() => 0) }]),
  );
  for (const { day, modelId, units } of modelDays) {
    const place = placeOf.get(modelId) ?? shown.length;
    rows.get(day)!.units[place]! += units;
  }
  return { series, days: [...rows.values()] };
}
