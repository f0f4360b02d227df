import { z } from 'zod';
import { PlanPrices } from '#lib/billing/plans/plan-prices';
import { planSettings } from '#lib/billing/plans/plan-settings';
import { Period } from '#lib/period';

const { name, description, limitPerMinute, maxUnits, isPublic, position } = planSettings;

export const PlanDetail = z
  .object({
    id: z.string(),
    name,
    description,
    limitPerMinute,
    maxUnits,
    isPublic,
    position,
    currency: z.string().describe('Of all its prices (ISO 4217).'),
    prices: PlanPrices.describe('In force this month.'),
    comingPrices: z
      .object({ fromPeriod: Period, prices: PlanPrices })
      .nullable()
      .describe('Those that follow, and from which month on; null where none are set.'),
    customers: z.int().nullable().describe('How many are on it now; null for those who are not of finance.'),
    archivedAt: z.iso.datetime().nullable().describe('Since when nobody can be put on it any more.'),
  })
  .meta({ id: 'Plan' });
export type PlanDetail = z.infer<typeof PlanDetail>;

export const PlanPage = z.object({ data: z.array(PlanDetail), nextCursor: z.null() }).meta({ id: 'PlanPage' });

export const CustomerPlan = z
  .object({
    plan: PlanDetail.describe('The one they are on.'),
    coming: z
      .object({ planId: z.string(), name, fromPeriod: Period })
      .nullable()
      .describe('The one they change to, and with which month; null where none is chosen.'),
  })
  .meta({ id: 'CustomerPlan' });
export type CustomerPlan = z.infer<typeof CustomerPlan>;
