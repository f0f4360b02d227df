import { z } from 'zod';
import { AppError, type FieldError } from '#lib/errors';
import { addMonths, periodAt, periodSpan } from '#lib/period';

export const dayMs = 86_400_000;
const mostDays = 366;

const Day = z.iso.date().regex(/^20/, 'Write a day of this century, like 2026-11-01.');

export const UsageDays = z.object({
  from: Day.optional().describe('The first day, in UTC; that of the month unless said.'),
  to: Day.optional().describe('The last day, which belongs to it; that of the month unless said.'),
});
export type UsageDays = z.infer<typeof UsageDays>;

/** Days of UTC: `from` and `to` both belong to it; `untilMs` is the first moment after it. */
export type UsageRange = { from: string; to: string; sinceMs: number; untilMs: number };

/**
 * The days asked for: what is left out is the beginning, or the end, of the month of the other, or of that of `nowMs`.
 * Throws `invalid` for a range that ends before it begins, or of more than 366 days.
 */
export function usageRange(days: UsageDays, nowMs: number): UsageRange {
  const problem = rangeProblem(days, nowMs);
  if (problem) throw new AppError('invalid', problem.detail, { errors: [problem] });
  const { sinceMs, untilMs } = spanOf(days, nowMs);
  return { from: dayAt(sinceMs), to: dayAt(untilMs - dayMs), sinceMs, untilMs };
}

/** Why there is no range of those days; null where there is. */
export function rangeProblem(days: UsageDays, nowMs: number): FieldError | null {
  const { sinceMs, untilMs } = spanOf(days, nowMs);
  if (untilMs <= sinceMs) return { pointer: '/to', detail: 'to must not be before from.' };
  if (untilMs - sinceMs <= mostDays * dayMs) return null;
  return { pointer: '/from', detail: `At most ${mostDays} days can be asked for at once. Choose a later from.` };
}

function spanOf({ from, to }: UsageDays, nowMs: number) {
  const month = periodSpan((from ?? to ?? dayAt(nowMs)).slice(0, 7));
  return {
    sinceMs: from === undefined ? month.sinceMs : Date.parse(from),
    untilMs: to === undefined ? month.untilMs : Date.parse(to) + dayMs,
  };
}

/** The day of UTC that a moment lies in, such as 2026-11-03. */
export const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The month that the range is the whole of; null where it is no whole month, or more than one. */
export function wholeMonth({ sinceMs, untilMs }: UsageRange): string | null {
  const month = periodAt(sinceMs);
  const span = periodSpan(month);
  return span.sinceMs === sinceMs && span.untilMs === untilMs ? month : null;
}

/** Every month that the range has days of. */
export function monthsOf({ sinceMs, untilMs }: UsageRange): string[] {
  const last = periodAt(untilMs - 1);
  const months = [periodAt(sinceMs)];
  while (months.at(-1)! < last) months.push(addMonths(months.at(-1)!, 1));
  return months;
}

/** Its days until today; of a range that is still to come, none. */
export function daysOf({ sinceMs, untilMs }: UsageRange, nowMs: number): string[] {
  const days: string[] = [];
  for (let ms = sinceMs; ms < Math.min(untilMs, nowMs); ms += dayMs) days.push(dayAt(ms));
  return days;
}
