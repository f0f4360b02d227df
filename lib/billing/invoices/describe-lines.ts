import type { PricedLine } from '#lib/billing/price';

/**
 * The lines of an invoice in its order, by model's slug, each in plain words: `iris, units 1,001 to 10,000`. Those
 * numbers count what is paid for, after the free units; a model without a slug is told by its id.
 */
export function describeLines<L extends PricedLine>(
  lines: readonly L[],
  planName: string,
  slugs: ReadonlyMap<string, string>,
): (L & { description: string })[] {
  const nameOf = ({ modelId }: L) => (modelId === null ? '' : (slugs.get(modelId) ?? modelId));
  const before = unitsBefore(lines);
  return lines
    .map((line) => ({ ...line, description: description(line, nameOf(line), planName, before.get(line) ?? 0n) }))
    .toSorted((a, b) => compare(nameOf(a), nameOf(b)) || compare(a.modelId ?? '', b.modelId ?? ''));
}

const grouped = new Intl.NumberFormat('en');

function description({ kind, quantity }: PricedLine, model: string, planName: string, before: bigint): string {
  if (kind === 'base-fee') return `Base fee of the plan ${planName}`;
  if (kind === 'free-units') return `${model}, free units`;
  if (kind === 'cached-units') return `${model}, units answered from the cache`;
  const [first, last] = [before + 1n, before + quantity].map((unit) => grouped.format(unit));
  return first === last ? `${model}, unit ${first}` : `${model}, units ${first} to ${last}`;
}

/** How many units of its model were in lower tiers, for each line of a tier. */
function unitsBefore<L extends PricedLine>(lines: readonly L[]): Map<L, bigint> {
  const counted = new Map<string | null, bigint>();
  const before = new Map<L, bigint>();
  for (const line of lines) {
    if (line.kind !== 'units') continue;
    const units = counted.get(line.modelId) ?? 0n;
    before.set(line, units);
    counted.set(line.modelId, units + line.quantity);
  }
  return before;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
