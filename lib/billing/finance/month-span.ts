import { z } from 'zod';
import { AppError } from '#lib/errors';
import { addMonths, Period } from '#lib/period';

/** The most months one answer is about. */
export const maxMonths = 36;

/** Months from `from` to `to`, both included. */
export const MonthSpan = z.object({
  from: Period.describe('The first month, such as 2026-01.'),
  to: Period.describe('The last month, such as 2026-11.'),
});
export type MonthSpan = z.infer<typeof MonthSpan>;

/** Throws `invalid` for a span that ends before it begins, or is longer than an answer can be. */
export function requireMonths({ from, to }: MonthSpan): void {
  const detail =
    to < from
      ? 'to must not be before from.'
      : to >= addMonths(from, maxMonths)
        ? `At most ${maxMonths} months can be asked for at once. Choose a later from.`
        : null;
  if (detail) throw new AppError('invalid', detail, { errors: [{ pointer: '/to', detail }] });
}

/** Each of the months. */
export function monthsOf({ from, to }: MonthSpan): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}
