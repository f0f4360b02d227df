import { z } from 'zod';

export const StripeDifference = z.object({
  kind: z
    .enum(['usage', 'payment', 'event', 'meter-event', 'unread'])
    .describe('`unread`: what of Stripe could not be read, and why.'),
  text: z.string().describe('In plain words.'),
  here: z.string().nullable().describe('What we have.'),
  atStripe: z.string().nullable().describe('What Stripe has.'),
  customerId: z.string().nullable(),
  invoiceId: z.string().nullable(),
});
export type StripeDifference = z.infer<typeof StripeDifference>;

export const StripeReport = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    isComplete: z.boolean().describe('Whether Stripe could be read to the end.'),
    differences: z.array(StripeDifference).describe('None where both agree.'),
  })
  .meta({ id: 'StripeReport' });
export type StripeReport = z.infer<typeof StripeReport>;

/** A difference, of which only what is known is said. */
export const differenceOf = (
  kind: StripeDifference['kind'],
  text: string,
  more: Partial<StripeDifference> = {},
): StripeDifference => ({ kind, text, here: null, atStripe: null, customerId: null, invoiceId: null, ...more });
