/** A period where there is little room: `2026-11` → "Nov 2026". */
export const shortPeriodText = (period: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${period}-01T00:00:00Z`),
  );
