import type Stripe from 'stripe';
import { type Form, textAt, textsAt } from '#tests/support/stripe-form';
import { customerObject, eventObject, meterObject, portalObject, sessionObject } from '#tests/support/stripe-objects';

/** How Stripe refuses: `more` has a `code` and the `param` it is about. */
export class StripeRefusal extends Error {
  readonly status: number;
  readonly more: Record<string, string>;

  constructor(status: number, message: string, more: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.more = more;
  }
}

type Call = { method: string; path: string; form: Form };
type TakenMeterEvent = { customer: string; value: number; timestamp: number; takenAtMs: number };

const daySeconds = 86_400;

/** What an account at Stripe holds, and what it answers; a test looks into it and plays the payer. */
export class StripeAccount {
  readonly customers = new Map<string, Stripe.Customer | Stripe.DeletedCustomer>();
  readonly sessions = new Map<string, Stripe.Checkout.Session>();
  readonly meterEvents = new Map<string, TakenMeterEvent>();
  readonly meters = [meterObject('mtr_fake', 'bellwether_units', 1_760_000_000)];
  /** Whole events of the second API, by id. */
  readonly v2Events = new Map<string, object>();
  /** How far the clock is ahead. */
  aheadMs = 0;
  #ids = 0;

  answer({ method, path, form }: Call): unknown {
    for (const [route, act] of this.#routes) {
      const match = new RegExp(`^${route}$`).exec(`${method} ${path}`);
      if (match) return act(form, match[1] ?? '');
    }
    throw new StripeRefusal(404, `Unrecognized request URL (${method}: ${path}).`);
  }

  /** Somebody pays: at once, or by a way whose bank answers later. */
  pay(sessionId: string, by: 'card' | 'bank' = 'card'): Stripe.Checkout.Session {
    const status = by === 'card' ? 'succeeded' : 'processing';
    const payment_intent = { id: `pi_${sessionId}`, object: 'payment_intent', status } as Stripe.PaymentIntent;
    const payment_status = by === 'card' ? 'paid' : 'unpaid';
    return this.#change(sessionId, { status: 'complete', payment_status, payment_intent, url: null });
  }

  /** What the bank says of a payment that was under way. */
  settle(sessionId: string, isPaid: boolean): Stripe.Checkout.Session {
    const status = isPaid ? 'succeeded' : 'requires_payment_method';
    const payment_intent = { id: `pi_${sessionId}`, object: 'payment_intent', status } as Stripe.PaymentIntent;
    return this.#change(sessionId, { payment_status: isPaid ? 'paid' : 'unpaid', payment_intent });
  }

  expire(sessionId: string): Stripe.Checkout.Session {
    return this.#change(sessionId, { status: 'expired', url: null });
  }

  /** An event of the account, as it is sent to webhooks. */
  event(type: string, object: object, id = this.#id('evt')) {
    return eventObject(id, type, object, this.#now());
  }

  /** The units that Stripe counts of a customer. */
  unitsOf(customer: string): number {
    return [...this.meterEvents.values()].reduce((sum, one) => sum + (one.customer === customer ? one.value : 0), 0);
  }

  readonly #routes: [route: string, act: (form: Form, id: string) => unknown][] = [
    ['POST /v1/customers', (form) => this.#createCustomer(form)],
    ['POST /v1/customers/(\\w+)', (form, id) => this.#updateCustomer(form, id)],
    ['GET /v1/customers/(\\w+)', (_, id) => this.customers.get(id) ?? missing('customer', id, 'id')],
    ['DELETE /v1/customers/(\\w+)', (_, id) => this.#deleteCustomer(id)],
    ['POST /v1/checkout/sessions', (form) => this.#createSession(form)],
    ['GET /v1/checkout/sessions/(\\w+)', (form, id) => this.#session(id, form)],
    ['POST /v1/checkout/sessions/(\\w+)/expire', (_, id) => this.#expireSession(id)],
    ['GET /v1/checkout/sessions', (form) => this.#listSessions(form)],
    ['POST /v1/billing_portal/sessions', (form) => this.#createPortal(form)],
    ['POST /v1/billing/meter_events', (form) => this.#createMeterEvent(form)],
    ['GET /v1/billing/meters', (form) => listOf(this.meters, form, '/v1/billing/meters')],
    ['GET /v1/billing/meters/(\\w+)/event_summaries', (form, id) => this.#summaries(form, id)],
    ['GET /v2/core/events/(\\w+)', (_, id) => this.v2Events.get(id) ?? missing('event', id, 'id')],
  ];

  #createCustomer(form: Form): Stripe.Customer {
    const customer = customerObject(this.#id('cus'), textsAt(form, 'metadata'), this.#now());
    this.customers.set(customer.id, customer);
    return customer;
  }

  #updateCustomer(form: Form, id: string): Stripe.Customer {
    const changed = { ...this.#customer(id, 'id'), name: textAt(form, 'name'), email: textAt(form, 'email') ?? null };
    this.customers.set(id, changed);
    return changed;
  }

  #deleteCustomer(id: string): Stripe.DeletedCustomer {
    const deleted = { id: this.#customer(id, 'id').id, object: 'customer', deleted: true } as const;
    this.customers.set(id, deleted);
    return deleted;
  }

  #createSession(form: Form): Stripe.Checkout.Session {
    const customer = this.#customer(needed(form, 'customer'), 'customer').id;
    const priced = ['line_items', '0', 'price_data'];
    const amount = Number(needed(form, ...priced, 'unit_amount')) * Number(needed(form, 'line_items', '0', 'quantity'));
    if (amount < 50) {
      throw new StripeRefusal(400, 'The Checkout Session’s total amount due must add up to at least €0.50 eur', {
        code: 'amount_too_small',
      });
    }
    const session = sessionObject(
      this.#id('cs_test'),
      {
        customer,
        amount_total: amount,
        currency: needed(form, ...priced, 'currency'),
        client_reference_id: textAt(form, 'client_reference_id') ?? null,
        metadata: textsAt(form, 'metadata'),
        success_url: needed(form, 'success_url'),
        cancel_url: textAt(form, 'cancel_url') ?? null,
      },
      this.#now(),
    );
    this.sessions.set(session.id, session);
    return session;
  }

  #session(id: string, form: Form): Stripe.Checkout.Session {
    const session = this.sessions.get(id) ?? missing('checkout.session', id, 'session');
    const intent = session.payment_intent;
    const isExpanded = textAt(form, 'expand', '0') === 'payment_intent';
    return { ...session, payment_intent: typeof intent === 'object' && intent && !isExpanded ? intent.id : intent };
  }

  #expireSession(id: string): Stripe.Checkout.Session {
    const session = this.sessions.get(id) ?? missing('checkout.session', id, 'session');
    if (session.status === 'open') return this.expire(id);
    throw new StripeRefusal(
      400,
      `Only Checkout Sessions with a status in ["open"] can be expired. This one is ${session.status}.`,
    );
  }

  #listSessions(form: Form): unknown {
    const [from, until] = [Number(textAt(form, 'created', 'gte') ?? 0), Number(textAt(form, 'created', 'lt') ?? 1e12)];
    const newestFirst = [...this.sessions.keys()].reverse().map((id) => this.#session(id, {}));
    const wanted = newestFirst.filter(({ created }) => created >= from && created < until);
    return listOf(wanted, form, '/v1/checkout/sessions');
  }

  #createPortal(form: Form): Stripe.BillingPortal.Session {
    const customer = this.#customer(needed(form, 'customer'), 'customer').id;
    return portalObject(this.#id('bps'), customer, textAt(form, 'return_url') ?? null, this.#now());
  }

  #createMeterEvent(form: Form): Stripe.Billing.MeterEvent {
    const event_name = needed(form, 'event_name');
    const identifier = textAt(form, 'identifier') ?? this.#id('mev');
    const timestamp = Number(textAt(form, 'timestamp') ?? this.#now());
    const payload = textsAt(form, 'payload');
    const { stripe_customer_id: customer = '', value = '' } = payload;
    if (!this.meters.some((meter) => meter.event_name === event_name && meter.status === 'active')) {
      throw new StripeRefusal(400, `No active meter found for event name ${event_name}.`, { param: 'event_name' });
    }
    if (!/^\d{1,15}$/.test(value)) throw new StripeRefusal(400, 'Invalid value.', { param: 'payload[value]' });
    if (timestamp > this.#now() + 300 || timestamp < this.#now() - 35 * daySeconds) {
      throw new StripeRefusal(400, 'The timestamp must be within the past 35 days or up to 5 minutes in the future.', {
        param: 'timestamp',
      });
    }
    const known = this.meterEvents.get(identifier);
    if (known && known.takenAtMs > this.#now() * 1000 - daySeconds * 1000) {
      throw new StripeRefusal(400, `An event already exists with identifier ${identifier}.`);
    }
    this.#customer(customer, 'payload[stripe_customer_id]');
    // Past the day that it knows an identifier for, it counts again.
    const key = known ? `${identifier} again ${this.#id('n')}` : identifier;
    this.meterEvents.set(key, { customer, value: Number(value), timestamp, takenAtMs: this.#now() * 1000 });
    const created = this.#now();
    return { object: 'billing.meter_event', created, event_name, identifier, livemode: false, payload, timestamp };
  }

  #summaries(form: Form, meter: string): unknown {
    const customer = this.#customer(needed(form, 'customer'), 'customer').id;
    const [start, end] = [Number(needed(form, 'start_time')), Number(needed(form, 'end_time'))];
    const isByDay = textAt(form, 'value_grouping_window') === 'day';
    if (start % 60 !== 0 || end % 60 !== 0 || (isByDay && (start % daySeconds !== 0 || end % daySeconds !== 0))) {
      throw new StripeRefusal(400, 'start_time and end_time must be aligned with the window.', { param: 'start_time' });
    }
    const width = isByDay ? daySeconds : end - start;
    const sums = new Map<number, number>();
    for (const one of this.meterEvents.values()) {
      if (one.customer !== customer || one.timestamp < start || one.timestamp >= end) continue;
      const window = start + Math.floor((one.timestamp - start) / width) * width;
      sums.set(window, (sums.get(window) ?? 0) + one.value);
    }
    const newestFirst = [...sums].sort(([a], [b]) => b - a);
    const summaries = newestFirst.map(
      ([start_time, aggregated_value]): Stripe.Billing.MeterEventSummary => ({
        id: `mtrusg_${start_time}`,
        object: 'billing.meter_event_summary',
        aggregated_value,
        end_time: start_time + width,
        livemode: false,
        meter,
        start_time,
      }),
    );
    return listOf(summaries, form, `/v1/billing/meters/${meter}/event_summaries`);
  }

  #customer(id: string, param: string): Stripe.Customer {
    const customer = this.customers.get(id);
    if (!customer || customer.deleted) return missing('customer', id, param);
    return customer;
  }

  #change(sessionId: string, changes: Partial<Stripe.Checkout.Session>): Stripe.Checkout.Session {
    const changed = { ...this.sessions.get(sessionId)!, ...changes };
    this.sessions.set(sessionId, changed);
    return changed;
  }

  #now = () => Math.floor((Date.now() + this.aheadMs) / 1000);
  #id = (prefix: string) => `${prefix}_fake${String(++this.#ids).padStart(6, '0')}`;
}

function needed(form: Form, ...path: string[]): string {
  const value = textAt(form, ...path);
  if (value !== undefined && value !== '') return value;
  const param =
    path[0]! +
    path
      .slice(1)
      .map((part) => `[${part}]`)
      .join('');
  throw new StripeRefusal(400, `Missing required param: ${param}.`, { code: 'parameter_missing', param });
}

function missing(what: string, id: string, param: string): never {
  throw new StripeRefusal(404, `No such ${what}: '${id}'`, { code: 'resource_missing', param });
}

/** A page of a list, as https://docs.stripe.com/api/pagination has it. */
function listOf<T extends { id: string }>(all: readonly T[], form: Form, url: string) {
  const after = textAt(form, 'starting_after');
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const limit = Number(textAt(form, 'limit') ?? 10);
  const data = all.slice(start, start + limit);
  return { object: 'list', url, data, has_more: start + limit < all.length };
}
