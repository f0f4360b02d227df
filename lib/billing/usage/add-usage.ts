import type { ModelUsage } from '#lib/billing/price';

/** Adds units of a model to those known of it. */
export function addUsage(used: Map<string, ModelUsage>, { modelId, units, cachedUnits }: ModelUsage): void {
  const known = used.get(modelId);
  used.set(modelId, {
    modelId,
    units: units + (known?.units ?? 0n),
    cachedUnits: cachedUnits + (known?.cachedUnits ?? 0n),
  });
}

/** The units of each model, whatever else tells their cells apart. */
export function usageByModel(cells: Iterable<ModelUsage>): ModelUsage[] {
  const used = new Map<string, ModelUsage>();
  for (const cell of cells) addUsage(used, cell);
  return [...used.values()];
}
