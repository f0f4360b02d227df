import type { CustomerPlan, PlanDetail } from '#lib/billing/plans/plan-detail';
import { noPrices, type PlanPrices } from '#lib/billing/plans/plan-prices';

export const prices: PlanPrices = {
  baseFee: '49',
  freeUnits: 100_000,
  tiers: [
    { upTo: 1_000_000, unitPrice: '0.0003' },
    { upTo: null, unitPrice: '0.0002' },
  ],
  cachedUnitPrice: '0.00005',
  models: [
    {
      modelId: 'mdl_01kb1f4x2s5c8w3m7n9p0q6r1t',
      tiers: [{ upTo: null, unitPrice: '0.002' }],
      cachedUnitPrice: '0.0002',
    },
  ],
};

export const plan: PlanDetail = {
  id: 'team',
  name: 'Team',
  description: 'For services that call all day.',
  limitPerMinute: 3_000,
  maxUnits: null,
  isPublic: true,
  position: 3,
  currency: 'EUR',
  prices,
  comingPrices: { fromPeriod: '2026-12', prices: { ...prices, baseFee: '59' } },
  customers: null,
  archivedAt: null,
};

export const freePlan: PlanDetail = {
  ...plan,
  id: 'free',
  name: 'Free',
  description: 'To try things out.',
  limitPerMinute: 60,
  maxUnits: 10_000,
  position: 1,
  prices: noPrices,
  comingPrices: null,
};

export const customerPlan: CustomerPlan = {
  plan: freePlan,
  coming: { planId: plan.id, name: plan.name, fromPeriod: '2026-12' },
};
