import type { Encoder } from '#lib/training/pipeline/pipeline';

export type DatePart = Extract<Encoder, { kind: 'date' }>['part'];

export const DAYS_A_WEEK = 7;
export const DAYS_A_YEAR = 365.25;
/** 1970-01-01 was a Thursday, 3 days after a Monday. */
export const WEEKDAY_OF_DAY_0 = 3;
/** So far into a year of 365.25 days does 1970 begin, that January the first of 1901 to 2099 is day 0 of its year. */
export const DAY_OF_YEAR_OF_DAY_0 = 0.5;

/**
 * A part of a date given as days since 1970, NaN where missing. Every step is exact in float32 for dates of the years
 * 1 to 9999, so that the graph, which takes the same steps, gives the same bits.
 */
export function datePart(days: number, part: DatePart): number {
  if (part === 'days') return days;
  if (part === 'weekday') return modulo(Math.floor(days) + WEEKDAY_OF_DAY_0, DAYS_A_WEEK);
  return Math.floor(modulo(Math.floor(days) + DAY_OF_YEAR_OF_DAY_0, DAYS_A_YEAR));
}

/** From 0 up to `divisor`, for negative numbers too. */
const modulo = (value: number, divisor: number) => Math.fround(Math.fround((value % divisor) + divisor) % divisor);
