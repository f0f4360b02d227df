const text = (day: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** 3 Nov, of the day 2026-11-03. */
export const dayText = (day: string) => text(day, { day: 'numeric', month: 'short' });

/** November 2026, of any of its days. */
export const monthText = (day: string) => text(day, { month: 'long', year: 'numeric' });

/** The days as a title: a month by its name, any others from the first to the last. */
export function daysText({ from, to }: { from: string; to: string }): string {
  if (isWholeMonth(from, to)) return monthText(from);
  const long = (day: string) => text(day, { day: 'numeric', month: 'long', year: 'numeric' });
  return from === to ? long(from) : `${long(from)} to ${long(to)}`;
}

/** The month of a day as days, `months` later or earlier. */
export function monthBeside(day: string, months: number): { from: string; to: string } {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const first = (more: number) => Date.UTC(year, month - 1 + more, 1);
  const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return { from: dayOf(first(months)), to: dayOf(first(months + 1) - 1) };
}

function isWholeMonth(from: string, to: string): boolean {
  const month = monthBeside(from, 0);
  return month.from === from && month.to === to;
}
