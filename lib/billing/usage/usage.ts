import { z } from 'zod';
import type { Usage } from '#lib/billing/usage/usage-answer';
import { UsageReportInput, usageReport } from '#lib/billing/usage/usage-report';
import type { Ctx } from '#lib/context';

export const UsageInput = UsageReportInput.extend({
  by: z.enum(['day', 'model', 'key']).default('day').describe('What the rows are.'),
});
export type UsageInput = z.input<typeof UsageInput>;

/** What a customer used and what it costs, as one list: see `usageReport`. */
export async function usage(ctx: Ctx, { by = 'day', ...input }: UsageInput): Promise<Usage> {
  const { firstDay, days, models, keys, modelDays, ...totals } = await usageReport(ctx, input);
  return { ...totals, by, data: { day: days, model: models, key: keys }[by], nextCursor: null };
}
