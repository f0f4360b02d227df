import { and, asc, eq } from 'drizzle-orm';
import { database } from '#db/client';
import { invoiceLines, invoices } from '#db/schema/billing';

import { plans, users } from '#db/schema/people';
import { models } from '#db/schema/registry';
import { closePeriod } from '#lib/billing/invoices/close-period';
import { issueInvoice } from '#lib/billing/invoices/issue-invoice';
import { noPrices, type PlanPrices } from '#lib/billing/plans/plan-prices';
import { newId } from '#lib/ids';
import { periodSpan } from '#lib/period';
import { systemContext } from '#lib/system-context';
import { addAnswered } from '#tests/integration/usage/calls';

const { db, sql } = database();

/** A moment when everything here is over. */
export const afterwards = new Date('2026-06-15T00:00:00Z');

/** No usage, nothing closed, no invoices, nobody who would be billed. */
export async function startBillingOver(): Promise<void> {
  const tables =
    'predictions, usage_hours, invoices, invoice_lines, invoice_series, credits, billing_periods, plan_assignments, ' +
    'stripe_meter_events, stripe_checkouts, settings';
  await sql.begin(async (tx) => {
    // Triggers, which keep what was issued, are off for this.
    await tx`set local session_replication_role = replica`;
    for (const table of tables.split(', ')) await tx.unsafe(`delete from ${table}`);
    await tx`update users set disabled_at = '2000-01-01'`;
    await tx`update metering set through_seq = (
      select case when is_called then last_value else 0 end from predictions_seq_seq)`;
  });
}

let counter = 0;
export const prices = (more: Partial<PlanPrices> = {}): PlanPrices => ({
  ...noPrices,
  tiers: [{ upTo: null, unitPrice: '0.01' }],
  ...more,
});

/** A customer on a plan of their own that costs 0.01 a unit unless said. */
export async function newCustomer(given: Partial<PlanPrices> = {}, more: Partial<typeof users.$inferInsert> = {}) {
  const planId = `closed-${++counter}`;
  await db.insert(plans).values({ id: planId, name: 'Closed', limitPerMinute: 60 });
  await sql`insert into plan_prices ${sql({ plan_id: planId, from_period: '2000-01', prices: JSON.stringify(prices(given)) })}`;
  const id = newId('user');
  const createdAt = new Date('2025-01-01T00:00:00Z');
  await db
    .insert(users)
    .values({ id, email: `${id}@example.org`, name: 'Ada', role: 'end-user', planId, createdAt, ...more });
  return { id, planId };
}

/** A model that nobody runs; gives its id. */
export async function newModel(ownerId: string, slug: string, deletedAt: Date | null = null): Promise<string> {
  const id = newId('model');
  await db.insert(models).values({ id, slug, name: slug, ownerId, visibility: 'private', deletedAt });
  return id;
}

type Use = { units: number; modelId?: string; cached?: boolean };

/** One call in the middle of a month. */
export async function use(userId: string, period: string, { modelId = 'mdl_gone', ...call }: Use): Promise<void> {
  await addAnswered([
    { atMs: periodSpan(period).sinceMs + 14 * 86_400_000, userId, modelId, versionId: 'ver', ...call },
  ]);
}

export const close = (period: string, now = afterwards) => closePeriod(systemContext(db), { period }, now);

/** The customer's invoice of a month, with its lines in order. */
export async function invoiceOf(userId: string, period: string) {
  const [invoice] = await db
    .select()
    .from(invoices)
    .where(and(eq(invoices.userId, userId), eq(invoices.period, period), eq(invoices.kind, 'invoice')));
  if (!invoice) return null;
  const lines = await db
    .select()
    .from(invoiceLines)
    .where(eq(invoiceLines.invoiceId, invoice.id))
    .orderBy(asc(invoiceLines.position));
  return { ...invoice, lines };
}

/** A customer with an invoice of `units` at 0.01 each, issued; its tax is 19 %. */
export async function issuedInvoice(units: number, period = '2026-01') {
  const customer = await newCustomer();
  await use(customer.id, period, { units });
  await close(period);
  const { id } = (await invoiceOf(customer.id, period))!;
  return { customer, invoice: await issueInvoice(systemContext(db), { id }) };
}
