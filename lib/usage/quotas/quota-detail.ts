import { z } from 'zod';

export const QuotaDetail = z
  .object({
    id: z.string(),
    scope: z
      .enum(['plan', 'account', 'key', 'model'])
      .describe(
        'What it counts: all calls of an account, those with one API key, or those to one model. `plan` is the cap of the plan.',
      ),
    key: z.object({ id: z.string(), name: z.string() }).nullable().describe('Of scope `key`.'),
    model: z.string().nullable().describe('Of scope `model`: the slug.'),
    maxUnits: z.int().describe('Units a month.'),
    isHard: z.boolean().describe('Calls beyond a hard one are refused; of a soft one people are only told.'),
    setBy: z.enum(['customer', 'finance']).describe('What finance has set, a customer cannot change.'),
    period: z.string().describe('The month of UTC that is counted now, such as 2026-11.'),
    usedUnits: z.int().describe('Units answered in that month.'),
    usedPercent: z.int().describe('Rounded down, so that it is 100 only where the quota is used up.'),
    resetsAt: z.iso.datetime().describe('When it begins anew.'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Quota' });
export type QuotaDetail = z.infer<typeof QuotaDetail>;

export const QuotaPage = z.object({ data: z.array(QuotaDetail), nextCursor: z.null() }).meta({ id: 'QuotaPage' });

/** What a quota may be set to. */
export const quotaSettings = {
  maxUnits: z
    .int('Give a whole number of units.')
    .min(0, 'A quota has at least 0 units.')
    .max(10 ** 12, 'A quota has at most 1,000,000,000,000 units.')
    .describe('Units a month. 0 refuses every call, where the quota is hard.'),
  isHard: z.boolean().describe('Whether calls beyond are refused. Of a soft quota people are only told.'),
};
