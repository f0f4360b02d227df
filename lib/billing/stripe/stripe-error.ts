import { z } from 'zod';

/**
 * What the client throws, by its fields: a process has more than one copy of its classes, so `instanceof` tells nothing.
 */
const StripeError = z.object({
  type: z.string().regex(/^Stripe\w+Error$|^RateLimitError$/),
  message: z.string(),
  statusCode: z.number().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  param: z.string().optional().catch(undefined),
  requestId: z.string().optional().catch(undefined),
  headers: z.record(z.string(), z.unknown()).optional().catch(undefined),
});
export type StripeError = z.infer<typeof StripeError>;

/** Stripe’s refusal or its silence, or null where the error is none of Stripe’s. */
export function stripeErrorOf(error: unknown): StripeError | null {
  return StripeError.safeParse(error).data ?? null;
}

/** Whether Stripe said that what was asked for is not there: `param` names what. */
export const isMissing = (error: unknown, param?: string): boolean => {
  const refused = stripeErrorOf(error);
  return refused?.code === 'resource_missing' && (param === undefined || refused.param === param);
};

/** Whether the answer is that of an earlier call with the same idempotency key. */
export const isReplay = (headers: Record<string, unknown> | undefined): boolean =>
  headers?.['idempotent-replayed'] === 'true';
