import { sql } from 'drizzle-orm';
import {
  credits,
  customers,
  invoiceLines,
  invoices,
  planAssignments,
  stripeCheckouts,
  stripeEvents,
  stripeMeterEvents,
} from '#db/schema/billing';
import type { Holding } from '#lib/privacy/holding';
import { ownInvoices, ownStripeEvents } from '#lib/privacy/holdings/own-things';

/** Amounts, numbers and dates stay for as long as the books must be kept; who they are about goes. */
export const billingHoldings: readonly Holding[] = [
  {
    table: stripeEvents,
    holds: 'What Stripe told of a person’s payments.',
    rows: ({ userId }) => sql`${stripeEvents.id} in ${ownStripeEvents(userId)}`,
    erasing: {
      how: 'blank',
      set: () => sql`body = '{}', handled_at = coalesce(handled_at, now()), problem = null`,
      until: sql`${stripeEvents.body}::text <> '{}'`,
      says: 'The body goes; the id stays, so that an event that comes again is known.',
    },
  },
  {
    table: stripeMeterEvents,
    holds: 'Units by hour, as told to Stripe.',
    rows: ({ userId }) => sql`${stripeMeterEvents.userId} = ${userId}`,
    erasing: { how: 'keep', why: 'Ids and numbers only, to be compared with what Stripe billed.' },
  },
  {
    table: stripeCheckouts,
    holds: 'Payment pages made for invoices.',
    rows: ({ userId }) => sql`${stripeCheckouts.invoiceId} in ${ownInvoices(userId)}`,
    erasing: { how: 'keep', why: 'Ids and amounts only; they are part of the books.' },
  },
  {
    table: planAssignments,
    holds: 'Which plan a person was on, from when.',
    rows: ({ userId }) => sql`${planAssignments.userId} = ${userId}`,
    erasing: { how: 'keep', why: 'Ids and months only; the price of open months depends on it.' },
  },
  {
    table: credits,
    holds: 'Credit, and why it was given.',
    rows: ({ userId }) => sql`${credits.userId} = ${userId}`,
    erasing: {
      how: 'blank',
      set: () => sql`reason = ''`,
      until: sql`${credits.reason} <> ''`,
      says: 'The reason goes; the amount stays in the books.',
    },
  },
  {
    table: invoiceLines,
    holds: 'Lines of invoices, in words.',
    rows: ({ userId }) => sql`${invoiceLines.invoiceId} in ${ownInvoices(userId)}`,
    erasing: {
      how: 'blank',
      set: () => sql`description = coalesce(model_id || ', ', '') || kind`,
      until: sql`${invoiceLines.description} <> coalesce(${invoiceLines.modelId} || ', ', '') || ${invoiceLines.kind}`,
      says: 'The words go; quantity, price and amount stay in the books.',
    },
  },
  {
    table: invoices,
    holds: 'Invoices: name, address, tax number and e-mail address of the buyer.',
    rows: ({ userId }) => sql`${invoices.userId} = ${userId}`,
    erasing: {
      how: 'blank',
      set: () => sql`buyer = json_build_object('name', 'Customer ' || user_id, 'address', '', 'country', '', 'taxId', '', 'email', ''), reason = '',
        paid_by = case when paid_by = 'stripe' then paid_by end`,
      until: sql`${invoices.buyer}->>'name' <> 'Customer ' || ${invoices.userId}`,
      says: 'The buyer becomes the pseudonymous id; number, dates and amounts stay in the books.',
    },
  },
  {
    table: customers,
    holds: 'Whom invoices are to: name, address, tax number, e-mail address, and their id at Stripe.',
    rows: ({ userId }) => sql`${customers.userId} = ${userId}`,
    erasing: {
      how: 'blank',
      set: () =>
        sql`name = 'Customer ' || user_id, address = '', country = '', tax_id = '', email = '', stripe_customer_id = null`,
      until: sql`${customers.name} <> 'Customer ' || ${customers.userId}`,
      says: 'The tax rate stays for the last invoice; the rest goes, and the customer at Stripe is deleted.',
    },
  },
];
