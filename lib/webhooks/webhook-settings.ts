import { z } from 'zod';
import { eventTypes } from '#lib/webhooks/event-types';

/** What its owner says of a webhook. */
export const webhookSettings = {
  url: z
    .string()
    .trim()
    .min(1, 'Give the address messages are sent to.')
    .max(2000, 'A URL has at most 2000 characters.'),
  description: z
    .string()
    .trim()
    .max(200, 'A description has at most 200 characters.')
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'The description has a character that cannot be stored. Type it again.'),
  /** None: all there are, and those to come. */
  events: z.array(z.enum(eventTypes)).transform((chosen) => [...new Set(chosen)]),
};

/** The events a webhook is told of, as a text. */
export const wantedEvents = ({ events }: { events: readonly string[] }): string => events.join(', ') || 'all';
