import { z } from 'zod';
import { AppError } from '#lib/errors';

const Moment = z.iso.datetime({ offset: true, message: 'Write the time like 2030-01-31T12:00:00Z.' });

/** A span of time as callers give it: from `since` up to, not including, `until`; both may be left out. */
export const Span = z.object({
  since: Moment.optional().describe('Beginning, such as 2030-01-31T12:00:00Z.'),
  until: Moment.optional().describe('End, which does not belong to it; now unless said.'),
});
export type Span = z.infer<typeof Span>;

/** Beginning and end in milliseconds since 1970; null where it is open. Throws `invalid` for a span that ends first. */
export function spanMs({ since, until }: Span): { sinceMs: number | null; untilMs: number | null } {
  const sinceMs = since === undefined ? null : Date.parse(since);
  const untilMs = until === undefined ? null : Date.parse(until);
  if (sinceMs !== null && untilMs !== null && sinceMs >= untilMs) {
    const detail = 'until must be later than since.';
    throw new AppError('invalid', detail, { errors: [{ pointer: '/until', detail }] });
  }
  return { sinceMs: clamped(sinceMs), untilMs: clamped(untilMs) };
}

/** Ids know no time before 1970. */
const clamped = (ms: number | null) => (ms === null ? null : Math.max(0, ms));
