// Four digits stay together, since many of them are years.
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: 'min2' });
const precise = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: 'min2' });
const tiny = new Intl.NumberFormat('en', { notation: 'scientific', maximumSignificantDigits: 3 });
const huge = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 });

/** A number in few characters: four digits that count, whole numbers in full up to a million. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return size < 1e15 ? huge.format(value) : tiny.format(value);
  if (size !== 0 && size < 1e-3) return tiny.format(value);
  return Number.isInteger(value) || size >= 10_000 ? whole.format(value) : precise.format(value);
}
