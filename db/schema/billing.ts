import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  json,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { id } from './id.ts';
import { moment } from './moment.ts';
import { plans, users } from './people.ts';

/** A month of UTC, such as 2026-11. */
const period = (name: string) => text(name);
/** In the smallest unit of the installation's currency: cents. */
const minor = (name: string) => bigint(name, { mode: 'bigint' });

/** The prices of a plan from a month on, until there are newer ones. */
export const planPrices = pgTable(
  'plan_prices',
  {
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id),
    fromPeriod: period('from_period').notNull(),
    /** `PlanPrices` of `lib/billing/plans/plan-prices.ts`. */
    prices: json().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    createdBy: id('created_by'),
  },
  (table) => [primaryKey({ columns: [table.planId, table.fromPeriod] })],
);

/** Which plan prices a customer's months from one on; without a row it is the plan they are on. */
export const planAssignments = pgTable(
  'plan_assignments',
  {
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    fromPeriod: period('from_period').notNull(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id),
    at: moment('at').notNull().defaultNow(),
    by: id('by'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.fromPeriod] })],
);

/** Who is billed: what stands on invoices, and their name at Stripe. A person without a row has not said yet. */
export const customers = pgTable(
  'customers',
  {
    userId: id('user_id')
      .primaryKey()
      .references(() => users.id),
    name: text().notNull().default(''),
    address: text().notNull().default(''),
    country: text().notNull().default(''),
    taxId: text('tax_id').notNull().default(''),
    email: text().notNull().default(''),
    /** Where it is not the seller's. */
    taxRatePercent: numeric('tax_rate_percent', { precision: 6, scale: 3 }),
    stripeCustomerId: text('stripe_customer_id'),
  },
  (table) => [uniqueIndex('customers_stripe').on(table.stripeCustomerId)],
);

/** Months that are over and billed: nothing is added to them any more. */
export const billingPeriods = pgTable('billing_periods', {
  period: period('period').primaryKey(),
  closedAt: moment('closed_at').notNull().defaultNow(),
  /** Null for the schedule. */
  closedBy: id('closed_by'),
  /** How far metering had read the ledger. */
  throughSeq: bigint('through_seq', { mode: 'number' }).notNull(),
});

/**
 * What a period cost a customer, or takes back of an earlier one. A trigger refuses any change of an issued one but of
 * its status, and any change of its lines.
 */
export const invoices = pgTable(
  'invoices',
  {
    id: id().primaryKey(),
    kind: text({ enum: ['invoice', 'credit-note'] }).notNull(),
    status: text({ enum: ['draft', 'open', 'paid', 'void'] }).notNull(),
    /** Given when it is issued, without gaps within its series. */
    number: text(),
    userId: id('user_id').notNull(),
    period: period('period').notNull(),
    planId: text('plan_id').notNull(),
    /** As it was called then. */
    planName: text('plan_name').notNull(),
    currency: text().notNull(),
    /** Seller and buyer as they were when it was made. */
    seller: json().notNull(),
    buyer: json().notNull(),
    taxRatePercent: numeric('tax_rate_percent', { precision: 6, scale: 3 }).notNull(),
    subtotalMinor: minor('subtotal_minor').notNull(),
    taxMinor: minor('tax_minor').notNull(),
    totalMinor: minor('total_minor').notNull(),
    /** Of a credit note: which invoice it corrects, and why. */
    correctsId: id('corrects_id'),
    reason: text().notNull().default(''),
    createdAt: moment('created_at').notNull().defaultNow(),
    issuedAt: moment('issued_at'),
    dueAt: moment('due_at'),
    paidAt: moment('paid_at'),
    /** How it was paid: `stripe`, or in the words of who noted it. */
    paidBy: text('paid_by'),
    voidedAt: moment('voided_at'),
  },
  (table) => [
    uniqueIndex('invoices_number').on(table.number),
    // A customer's month is billed once.
    uniqueIndex('invoices_once').on(table.userId, table.period).where(sql`kind = 'invoice'`),
    index('invoices_user').on(table.userId, table.id),
    index('invoices_period').on(table.period, table.id),
    index('invoices_status').on(table.status, table.id),
    index('invoices_corrects').on(table.correctsId),
  ],
);

export const invoiceLines = pgTable(
  'invoice_lines',
  {
    id: id().primaryKey(),
    invoiceId: id('invoice_id')
      .notNull()
      .references(() => invoices.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    kind: text({
      enum: ['base-fee', 'free-units', 'units', 'cached-units', 'adjustment', 'credit', 'correction'],
    }).notNull(),
    description: text().notNull(),
    modelId: id('model_id'),
    /** From 1; null where the line is of no tier. */
    tier: integer(),
    quantity: bigint({ mode: 'bigint' }).notNull(),
    /** Of one unit, up to ten decimals. */
    unitPrice: numeric('unit_price', { precision: 30, scale: 10 }).notNull(),
    amountMinor: minor('amount_minor').notNull(),
    /** Of a correction: which line of the corrected invoice it takes back of. */
    correctsLineId: id('corrects_line_id'),
  },
  (table) => [uniqueIndex('invoice_lines_position').on(table.invoiceId, table.position)],
);

/** The last number of each series, such as the invoices of a year. */
export const invoiceSeries = pgTable('invoice_series', { series: text().primaryKey(), last: integer().notNull() });

/** A customer's credit, entry by entry: granted above zero, used up by an invoice below. */
export const credits = pgTable(
  'credits',
  {
    id: id().primaryKey(),
    userId: id('user_id').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    reason: text().notNull(),
    invoiceId: id('invoice_id'),
    createdAt: moment('created_at').notNull().defaultNow(),
    createdBy: id('created_by'),
  },
  (table) => [index('credits_user').on(table.userId, table.id)],
);

/** What Stripe told us: each event once, however often and in whatever order it comes. */
export const stripeEvents = pgTable(
  'stripe_events',
  {
    id: text().primaryKey(),
    type: text().notNull(),
    body: json().notNull(),
    /** By Stripe's clock. */
    createdAt: moment('created_at').notNull(),
    receivedAt: moment('received_at').notNull().defaultNow(),
    handledAt: moment('handled_at'),
    /** What finance has to see to; with `handledAt` it was understood, without it given up. */
    problem: text(),
  },
  (table) => [
    index('stripe_events_unsettled').on(table.receivedAt).where(sql`handled_at is null or problem is not null`),
    // Of what retention has still to blank.
    index('stripe_events_told')
      .on(table.receivedAt)
      .where(sql`handled_at is not null and problem is null and body::text <> '{}'`),
  ],
);

/** The outbox of usage for Stripe: written with the usage it speaks of, sent until Stripe has it. */
export const stripeMeterEvents = pgTable(
  'stripe_meter_events',
  {
    /** Made of what it speaks of, so that sending it again adds nothing. */
    identifier: text().primaryKey(),
    userId: id('user_id').notNull(),
    hour: moment('hour').notNull(),
    units: bigint({ mode: 'number' }).notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** When it was first sent without Stripe saying that it did not take it; its units are fixed from then on. */
    attemptedAt: moment('attempted_at'),
    sentAt: moment('sent_at'),
    /** Why Stripe would not have it; it is not sent again then. */
    problem: text(),
  },
  (table) => [
    index('stripe_meter_events_waiting').on(table.hour).where(sql`sent_at is null and problem is null`),
    index('stripe_meter_events_user').on(table.userId, table.hour),
    index('stripe_meter_events_problem').on(table.hour).where(sql`problem is not null`),
  ],
);

/** Payment pages that Stripe made for invoices. */
export const stripeCheckouts = pgTable(
  'stripe_checkouts',
  {
    sessionId: text('session_id').primaryKey(),
    invoiceId: id('invoice_id')
      .notNull()
      .references(() => invoices.id),
    status: text({ enum: ['open', 'paid', 'expired'] }).notNull(),
    /** What it asks for: what was due when it was made. */
    amountMinor: minor('amount_minor').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('stripe_checkouts_invoice').on(table.invoiceId),
    index('stripe_checkouts_open').on(table.createdAt).where(sql`status = 'open'`),
  ],
);

/** What a comparison with Stripe found: differences in plain words, none where both agree. */
export const stripeReconciliations = pgTable('stripe_reconciliations', {
  id: id().primaryKey(),
  at: moment('at').notNull().defaultNow(),
  differences: json().notNull(),
  isComplete: boolean('is_complete').notNull(),
});
