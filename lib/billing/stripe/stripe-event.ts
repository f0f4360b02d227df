import { z } from 'zod';

/** What every message of Stripe's says: whole ("snapshot") ones count seconds, those of its second API write the time. */
export const StripeEvent = z.looseObject({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  created: z.union([
    z.int().transform((seconds) => new Date(seconds * 1000)),
    z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  ]),
});
export type StripeEvent = z.infer<typeof StripeEvent>;

const Metadata = z.record(z.string(), z.string()).nullish();

/** A payment page in an event, as far as it is read. */
export const SessionEvent = z.object({
  data: z.object({
    object: z.object({
      id: z.string(),
      payment_status: z.string().optional(),
      amount_total: z.int().nullish(),
      currency: z.string().nullish(),
      metadata: Metadata,
    }),
  }),
});

export const CustomerEvent = z.object({ data: z.object({ object: z.object({ id: z.string() }) }) });

export const ChargeEvent = z.object({
  data: z.object({
    object: z.object({ id: z.string(), amount_refunded: z.int(), currency: z.string(), metadata: Metadata }),
  }),
});

/** Of the second API an event is thin; whole, it says what is wrong with usage that Stripe had taken at first. */
export const MeterReport = z.object({
  data: z.object({
    developer_message_summary: z.string().optional(),
    reason: z.object({ error_count: z.int() }).optional(),
  }),
});
