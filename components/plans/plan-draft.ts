import type { PlanChanges } from '#lib/billing/plans/change-plan';
import type { PlanDetail } from '#lib/billing/plans/plan-detail';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';

/** A number field: empty is no number. */
export type Typed = number | '';
export type TierDraft = { key: number; upTo: Typed; unitPrice: string };
/** Prices of all models, or of one; the last tier has no end. */
export type TiersDraft = { tiers: TierDraft[]; cachedUnitPrice: string };
export type PricesDraft = TiersDraft & {
  baseFee: string;
  freeUnits: Typed;
  models: (TiersDraft & { modelId: string })[];
};
export type SettingsDraft = {
  name: string;
  description: string;
  limitPerMinute: Typed;
  maxUnits: Typed;
  isPublic: boolean;
  position: Typed;
};

let lastKey = 0;
const newTier = (upTo: number | null, unitPrice: string): TierDraft => ({
  key: ++lastKey,
  upTo: upTo ?? '',
  unitPrice,
});

const tiersDraft = ({ tiers, cachedUnitPrice }: Pick<PlanPrices, 'tiers' | 'cachedUnitPrice'>): TiersDraft => ({
  tiers: tiers.map(({ upTo, unitPrice }) => newTier(upTo, unitPrice)),
  cachedUnitPrice,
});

/** Prices as fields of a form. */
export const pricesDraft = (prices: PlanPrices): PricesDraft => ({
  ...tiersDraft(prices),
  baseFee: prices.baseFee,
  freeUnits: prices.freeUnits,
  models: prices.models.map((model) => ({ modelId: model.modelId, ...tiersDraft(model) })),
});

export const settingsDraft = (plan: Omit<PlanDetail, 'prices'>): SettingsDraft => ({
  name: plan.name,
  description: plan.description,
  limitPerMinute: plan.limitPerMinute,
  maxUnits: plan.maxUnits ?? '',
  isPublic: plan.isPublic,
  position: plan.position,
});

/** With another tier at the end: what was the last one gets an end. */
export function withTier({ tiers, ...rest }: TiersDraft): TiersDraft {
  const last = tiers.at(-1)!;
  const before = tiers.at(-2)?.upTo || 100;
  return { ...rest, tiers: [...tiers.slice(0, -1), { ...last, upTo: before * 10 }, newTier(null, last.unitPrice)] };
}

/** Without one of its tiers; whichever is the last then has no end. */
export function withoutTier({ tiers, ...rest }: TiersDraft, key: number): TiersDraft {
  return { ...rest, tiers: tiers.filter((tier) => tier.key !== key) };
}

/** Prices of a model's own, which begin as those of all. */
export const modelDraft = (modelId: string, { tiers, cachedUnitPrice }: TiersDraft) => ({
  modelId,
  cachedUnitPrice,
  tiers: tiers.map((tier) => ({ ...tier, key: ++lastKey })),
});

/** What the API is sent; a field without its number is told so at its place there. */
export const pricesOf = (draft: PricesDraft) => ({
  baseFee: draft.baseFee,
  freeUnits: draft.freeUnits === '' ? 0 : draft.freeUnits,
  ...tiersOf(draft),
  models: draft.models.map((model) => ({ modelId: model.modelId, ...tiersOf(model) })),
});

function tiersOf({ tiers, cachedUnitPrice }: TiersDraft) {
  return {
    tiers: tiers.map(({ upTo, unitPrice }, index) => ({
      upTo: index === tiers.length - 1 || upTo === '' ? null : upTo,
      unitPrice,
    })),
    cachedUnitPrice,
  };
}

export const settingsOf = ({ limitPerMinute, maxUnits, position, ...rest }: SettingsDraft): PlanChanges => ({
  ...rest,
  limitPerMinute: limitPerMinute || 0,
  maxUnits: maxUnits === '' ? null : maxUnits,
  position: position || 0,
});
