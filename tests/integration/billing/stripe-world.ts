import { eq, sql } from 'drizzle-orm';
import Stripe from 'stripe';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { customers, invoices, stripeCheckouts, stripeEvents, stripeMeterEvents } from '#db/schema/billing';
import { handleStripeEvent } from '#lib/billing/stripe/handle-stripe-event';
import { stripeOperations } from '#lib/http/operations/stripe';
import { newId } from '#lib/ids';
import { systemContext } from '#lib/system-context';
import { makePerson } from '#tests/integration/auth/people';

export const webhookSecret = 'whsec_test';

/** A customer that Stripe knows under that id. */
export async function customerAtStripe(stripeCustomerId: string) {
  const person = await makePerson();
  await database().db.insert(customers).values({ userId: person.id, stripeCustomerId });
  return person;
}

/** An invoice of a person, as if it had been issued: 12.34 euros unless said. */
export async function issuedInvoice(userId: string, more: Partial<typeof invoices.$inferInsert> = {}) {
  const id = newId('invoice');
  const [invoice] = await database()
    .db.insert(invoices)
    .values({
      id,
      kind: 'invoice',
      status: 'open',
      number: `2026-${id.slice(-6)}`,
      userId,
      period: '2026-10',
      planId: 'free',
      planName: 'Free',
      currency: 'EUR',
      seller: { name: '', address: '', country: '', taxId: '', email: '', payment: '' },
      buyer: { name: 'Somebody', address: '', country: '', taxId: '', email: '' },
      taxRatePercent: '0',
      subtotalMinor: 1234n,
      taxMinor: 0n,
      totalMinor: 1234n,
      issuedAt: new Date(),
      dueAt: new Date(),
      ...more,
    })
    .returning();
  return invoice!;
}

/** Takes some of an invoice back. */
export const creditNote = (invoice: { id: string; userId: string }, amountMinor: bigint) =>
  issuedInvoice(invoice.userId, {
    kind: 'credit-note',
    correctsId: invoice.id,
    subtotalMinor: -amountMinor,
    totalMinor: -amountMinor,
  });

export async function invoiceRow(id: string) {
  const [row] = await database().db.select().from(invoices).where(eq(invoices.id, id));
  return row!;
}

export async function checkoutRow(sessionId: string) {
  const [row] = await database().db.select().from(stripeCheckouts).where(eq(stripeCheckouts.sessionId, sessionId));
  return row;
}

export async function eventRow(id: string) {
  const [row] = await database().db.select().from(stripeEvents).where(eq(stripeEvents.id, id));
  return row;
}

export const meterEventsOf = (userId: string) =>
  database()
    .db.select()
    .from(stripeMeterEvents)
    .where(eq(stripeMeterEvents.userId, userId))
    .orderBy(stripeMeterEvents.hour, stripeMeterEvents.identifier);

export const auditOf = (action: string) => database().db.select().from(auditLog).where(eq(auditLog.action, action));

/** The body of an event and its signature: by Stripe now, unless said. */
export function signed(event: object, { secret = webhookSecret, atMs = Date.now() } = {}) {
  const body = JSON.stringify(event);
  const { webhooks } = new Stripe('sk_test_signer');
  const timestamp = Math.floor(atMs / 1000);
  return { body, signature: webhooks.generateTestHeaderString({ payload: body, secret, timestamp }) };
}

/** Sends it as Stripe does. */
export async function post({ body, signature }: { body: string | Buffer; signature?: string }) {
  const answer = await stripeOperations.receive({
    method: 'POST',
    url: '/api/stripe/webhook',
    header: (name) => (name === 'stripe-signature' ? signature : undefined),
    body: async () => Buffer.from(body),
    stream: () => {
      throw new Error('not read as a stream');
    },
    params: {},
  });
  return { status: answer.status, body: JSON.parse(String(answer.body)) };
}

/** Does what a worker does with the job of an event. */
export const handle = (id: string) => handleStripeEvent(systemContext(database().db), { id });

/** Tells us of an event, and handles it. */
export async function tell(event: { id: string }): Promise<void> {
  await post(signed(event));
  await handle(event.id);
}

/** How many jobs there are of an event. */
export async function jobsOf(id: string): Promise<number> {
  const [row] = await database().db.execute<{ count: number }>(
    sql`select count(*)::int as count from pgboss.job where name = 'handle-stripe-event' and data ->> 'id' = ${id}`,
  );
  return row!.count;
}
