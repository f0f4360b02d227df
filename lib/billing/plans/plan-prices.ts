import { z } from 'zod';
import { Price } from '#lib/billing/money';

const Units = z.int().min(0).max(1_000_000_000_000);

const Tier = z.strictObject({
  upTo: Units.min(1, { error: 'A tier has at least one unit.', abort: true })
    .nullable()
    .describe('The last paid unit of a month at this price; null for all that follow.'),
  unitPrice: Price,
});

/** Graduated: each unit costs what its own tier says, and the last tier is open. */
export const Tiers = z
  .array(Tier)
  .min(1)
  .max(20)
  .superRefine((tiers, ctx) => {
    for (const [index, { upTo }] of tiers.entries()) {
      const isLast = index === tiers.length - 1;
      const above = tiers[index - 1]?.upTo ?? 0;
      const problem = isLast
        ? upTo !== null && 'The last tier has no end: leave it open.'
        : upTo === null
          ? 'Only the last tier may be open: say up to which unit this one goes.'
          : upTo <= above && `Tiers overlap: this one must end after unit ${above}.`;
      if (problem) ctx.addIssue({ code: 'custom', path: [index, 'upTo'], message: problem });
    }
  });

/** What a plan costs. Tiers count each model's units of a month by themselves, from the first that is not free. */
export const PlanPrices = z
  .strictObject({
    baseFee: Price.describe('For each month, whatever was used.'),
    freeUnits: Units.describe('Units of a month that cost nothing, over all models, the dearest model’s first.'),
    tiers: Tiers.describe('For every model that has no prices of its own.'),
    cachedUnitPrice: Price.describe('For a unit whose answer came from the cache; those are in no tier.'),
    models: z
      .array(z.strictObject({ modelId: z.string(), tiers: Tiers, cachedUnitPrice: Price }))
      .max(1_000)
      .describe('Models with prices of their own.'),
  })
  .superRefine(({ models }, ctx) => {
    for (const [index, { modelId }] of models.entries()) {
      if (models.findIndex((other) => other.modelId === modelId) < index)
        ctx.addIssue({ code: 'custom', path: ['models', index, 'modelId'], message: 'This model is in it twice.' });
    }
  })
  .meta({ id: 'PlanPrices' });
export type PlanPrices = z.infer<typeof PlanPrices>;

/** Nothing costs anything. */
export const noPrices: PlanPrices = {
  baseFee: '0',
  freeUnits: 0,
  tiers: [{ upTo: null, unitPrice: '0' }],
  cachedUnitPrice: '0',
  models: [],
};
