import { z } from 'zod';
import { PlanPrices } from '#lib/billing/plans/plan-prices';

/** A plan's name in addresses. */
export const PlanId = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/, 'Use up to 50 lower-case letters, digits and hyphens.')
  .refine((id) => id !== 'new', 'This word is reserved. Choose another name.')
  .describe('Its name in addresses and calls, such as `team`; it never changes.');

/** What finance says about a plan. */
export const planSettings = {
  name: z.string().trim().min(1, 'Give the plan a name.').max(60),
  description: z.string().trim().max(300).describe('For whom it is, in a sentence or two.'),
  limitPerMinute: z.int().min(1).max(1_000_000).describe('Calls a minute, for a person and for each of their keys.'),
  maxUnits: z
    .int()
    .min(1)
    .max(1_000_000_000_000)
    .nullable()
    .describe('Most units a customer gets in a month; null for no cap.'),
  isPublic: z.boolean().describe('Whether customers see it and can choose it themselves.'),
  position: z.int().min(0).max(1_000).describe('Where it stands among the others: from low to high.'),
  prices: PlanPrices,
};
