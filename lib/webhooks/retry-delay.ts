const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long after each attempt the next follows, by Standard Webhooks' recommended schedule. */
const waitsMs = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
] as const;

/** Attempts of a round: the first, and one after each wait. A message sent again after its last begins another round. */
export const attemptsPerRound = waitsMs.length + 1;
const longestWaitMs = 24 * hour;

/**
 * Milliseconds from the attempt of that number (from 1) to the next; null after the last of its round. Up to a tenth
 * longer than scheduled, by `chance` (0 to 1), so that what failed together does not come back together. An endpoint may
 * ask for a longer wait, up to a day.
 */
export function retryDelayMs(number: number, chance: number, askedMs: number | null): number | null {
  const waitMs = waitsMs[(number - 1) % attemptsPerRound];
  if (waitMs === undefined) return null;
  return Math.round(Math.max(waitMs * (1 + chance / 10), Math.min(askedMs ?? 0, longestWaitMs)));
}

/** Milliseconds a `Retry-After` header asks for at `now`, in either form of RFC 9110; null where it says nothing. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\d+$/.test(header)) return Number(header) * second;
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? null : Math.max(0, moment - now.getTime());
}
