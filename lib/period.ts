import { z } from 'zod';

/** A period: a month of UTC, which quotas and bills are counted by. Periods compare as texts do. */
export const Period = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'Write a month like 2026-11.')
  .describe('A month of UTC, such as 2026-11.');

/** The period a moment lies in. */
export function periodAt(ms: number): string {
  return new Date(ms).toISOString().slice(0, 7);
}

/** The period `months` later, or earlier where that is negative. */
export function addMonths(period: string, months: number): string {
  const [year, month] = period.split('-').map(Number) as [number, number];
  return periodAt(Date.UTC(year, month - 1 + months, 1));
}

/** Its first moment, and the first one after it. */
export function periodSpan(period: string): { sinceMs: number; untilMs: number } {
  return { sinceMs: Date.parse(`${period}-01T00:00:00Z`), untilMs: Date.parse(`${addMonths(period, 1)}-01T00:00:00Z`) };
}
