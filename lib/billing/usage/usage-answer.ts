import { z } from 'zod';

const Amounts = z.object({
  kind: z
    .enum(['usage', 'base-fee'])
    .describe('The base fee of a month is a row of its own, of the first day, and of no model and no key.'),
  predictions: z.int().describe('Calls answered, and parts of batch jobs.'),
  units: z.int().describe('Rows answered.'),
  cachedUnits: z.int().describe('Those of them whose answers came from the cache.'),
  cost: z.string(),
});

export const DayUsage = Amounts.extend({ day: z.iso.date().describe('Of UTC.') }).meta({ id: 'DayUsage' });
export type DayUsage = z.infer<typeof DayUsage>;

export const ModelUsageRow = Amounts.extend({
  model: z
    .object({
      id: z.string(),
      slug: z.string().describe('Of a deleted model the one it had; empty where that was erased.'),
      name: z.string().describe('Its slug again where you may not see the model (any more).'),
      isDeleted: z.boolean(),
    })
    .nullable(),
}).meta({ id: 'ModelUsage' });
export type ModelUsageRow = z.infer<typeof ModelUsageRow>;

export const KeyUsage = Amounts.extend({
  key: z
    .object({ id: z.string(), name: z.string(), hint: z.string().describe('How the key begins.') })
    .nullable()
    .describe('Null for calls without a key, as those from the browser are.'),
}).meta({ id: 'KeyUsage' });
export type KeyUsage = z.infer<typeof KeyUsage>;

export const Forecast = z
  .object({
    units: z.int(),
    cost: z.string().describe('With the base fee.'),
    unitsPerDay: z.int().describe('What it counts on for the time that is left.'),
    averagedDays: z.int().describe('The last full days that this is the average of: seven, or fewer early on.'),
  })
  .meta({ id: 'UsageForecast' });

/** What all groupings of the same days have in common. */
export const UsageTotals = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  currency: z.string(),
  predictions: z.int(),
  units: z.int().describe('Rows answered.'),
  cachedUnits: z.int().describe('Those of them whose answers came from the cache.'),
  cost: z.string().describe('The sum of the rows, before tax: usage by the prices of its month, and base fees.'),
  billedLaterUnits: z
    .int()
    .describe('Of the units, those that came after their month was closed: they cost what they do in the month after.'),
  countedThrough: z.iso.datetime().describe('Every call recorded until then is counted.'),
  plan: z
    .object({ id: z.string(), name: z.string(), freeUnits: z.int(), usedFreeUnits: z.int() })
    .nullable()
    .describe('Whose prices hold; null where the days are not exactly one month.'),
  forecast: Forecast.nullable().describe(
    'About what this month will come to; null for any other days, and before the first full day.',
  ),
});

export const Usage = UsageTotals.extend({
  by: z.enum(['day', 'model', 'key']),
  data: z
    .array(z.union([DayUsage, ModelUsageRow, KeyUsage]))
    .describe('Days in their order, without a gap until today; models and keys by cost.'),
  nextCursor: z.null(),
}).meta({ id: 'Usage' });
export type Usage = z.infer<typeof Usage>;

/** The same days in every grouping, for a page. */
export type UsageReport = z.infer<typeof UsageTotals> & {
  /** Of the customer's first prediction; null before that. */
  firstDay: string | null;
  days: DayUsage[];
  models: ModelUsageRow[];
  keys: KeyUsage[];
  /** Units of each day and model, those from the cache among them. */
  modelDays: { day: string; modelId: string; units: number }[];
};
