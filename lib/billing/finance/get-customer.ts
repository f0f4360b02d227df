import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { planAssignments } from '#db/schema/billing';
import { plans, users } from '#db/schema/people';
import { requirePermission } from '#lib/auth/may';
import { roles } from '#lib/auth/permissions';
import { billingAccount } from '#lib/billing/customers/billing-account';
import { BillingAccount } from '#lib/billing/customers/billing-details';
import { CustomerId } from '#lib/billing/customers/change-customer';
import { CustomerMonth, customerMonths } from '#lib/billing/finance/customer-months';
import { Standing, standingsOf } from '#lib/billing/finance/standings';
import { CreditEntries, listCredits } from '#lib/billing/invoices/list-credits';
import { minorDigits } from '#lib/billing/money';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { periodAt } from '#lib/period';

export const GetCustomer = z.object({ id: CustomerId });
export type GetCustomer = z.infer<typeof GetCustomer>;

export const CustomerDetail = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    createdAt: z.iso.datetime(),
    disabledAt: z.iso.datetime().nullable().describe('Since when the account opens nothing any more.'),
    period: z.string().describe('The present month, which the numbers below are of.'),
    ...Standing.shape,
    account: BillingAccount,
    planChanges: z
      .array(
        z.object({
          fromPeriod: z.string(),
          plan: z.object({ id: z.string(), name: z.string() }),
          at: z.iso.datetime(),
        }),
      )
      .describe('From which month on which plan prices them, newest first, to come too; at most 50.'),
    credits: CreditEntries.shape.entries,
    months: z.array(CustomerMonth).describe('The last twelve, newest first.'),
  })
  .meta({ id: 'CustomerDetail' });
export type CustomerDetail = z.infer<typeof CustomerDetail>;

/** A customer as finance sees them: account, plan, usage and cost of the present month, credit. 404 for nobody. */
export async function getCustomer(ctx: Ctx, { id }: GetCustomer): Promise<CustomerDetail> {
  requirePermission(ctx.actor, 'finance:read');
  const { db } = ctx;
  const [person] = await db.select().from(users).where(eq(users.id, id));
  if (!person) throw notFound('customer of that id');
  const period = periodAt(Date.now());
  const account = await billingAccount(db, id);
  const digits = minorDigits(account.currency);
  const [standings, changes, credits, months] = await Promise.all([
    standingsOf(db, period, [id], digits),
    db
      .select({
        fromPeriod: planAssignments.fromPeriod,
        at: planAssignments.at,
        plan: { id: plans.id, name: plans.name },
      })
      .from(planAssignments)
      .innerJoin(plans, eq(plans.id, planAssignments.planId))
      .where(eq(planAssignments.userId, id))
      .orderBy(desc(planAssignments.fromPeriod))
      .limit(50),
    listCredits(ctx, { userId: id }),
    customerMonths(db, id, period, digits),
  ]);
  return {
    id,
    name: person.name,
    email: person.email,
    role: person.role,
    createdAt: person.createdAt.toISOString(),
    disabledAt: person.disabledAt?.toISOString() ?? null,
    period,
    ...standings.get(id)!,
    account,
    planChanges: changes.map((change) => ({ ...change, at: change.at.toISOString() })),
    credits: credits.entries,
    months,
  };
}
