import type { Usage } from '#lib/billing/usage/usage-answer';

export const usageByModel: Usage = {
  from: '2026-11-01',
  to: '2026-11-30',
  by: 'model',
  currency: 'EUR',
  predictions: 8_120,
  units: 214_300,
  cachedUnits: 4_300,
  cost: '101.88',
  billedLaterUnits: 0,
  countedThrough: '2026-11-20T09:15:00.031Z',
  plan: { id: 'team', name: 'Team', freeUnits: 100_000, usedFreeUnits: 100_000 },
  forecast: { units: 326_805, cost: '135.64', unitsPerDay: 10_700, averagedDays: 7 },
  data: [
    { model: null, kind: 'base-fee', predictions: 0, units: 0, cachedUnits: 0, cost: '49.00' },
    {
      model: { id: 'mdl_01kaf2m7q3x0v9d4h8s1n6r5tw', slug: 'churn', name: 'Churn', isDeleted: false },
      kind: 'usage',
      predictions: 8_120,
      units: 214_300,
      cachedUnits: 4_300,
      cost: '52.88',
    },
  ],
  nextCursor: null,
};
