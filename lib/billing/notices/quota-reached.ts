import { z } from 'zod';
import { QuotaDetail } from '#lib/usage/quotas/quota-detail';

/** What webhooks are told of a quota. */
export const QuotaReached = QuotaDetail.extend({
  noticePercent: z.int().describe('Which share of it is used: 80 or 100, each told once a month.'),
}).meta({ id: 'QuotaReached' });
export type QuotaReached = z.infer<typeof QuotaReached>;
