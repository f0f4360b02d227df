import type { QuotaDetail } from '#lib/usage/quotas/quota-detail';

export const accountQuota: QuotaDetail = {
  id: 'quo_01kaf5n2q8w4e6r1t9y3w7h5jp',
  scope: 'account',
  key: null,
  model: null,
  maxUnits: 100_000,
  isHard: true,
  setBy: 'customer',
  period: '2026-11',
  usedUnits: 81_250,
  usedPercent: 81,
  resetsAt: '2026-12-01T00:00:00.000Z',
  createdAt: '2026-11-02T14:03:11.000Z',
};

export const modelQuota: QuotaDetail = {
  ...accountQuota,
  id: 'quo_01kaf5p7c3v9b2n6m0z4x8d1sa',
  scope: 'model',
  model: 'iris',
  maxUnits: 20_000,
  isHard: false,
  usedUnits: 4_310,
  usedPercent: 21,
};
