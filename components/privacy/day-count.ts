/** "1 day", "30 days". */
export const dayCount = (days: number): string =>
  new Intl.NumberFormat('en', { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days);
