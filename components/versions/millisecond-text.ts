/** Three figures at most, since more would be noise: `0.021 ms`, `14.2 ms`, `1.25 s`. */
export function millisecondText(milliseconds: number): string {
  const [value, unit] = milliseconds >= 1000 ? [milliseconds / 1000, 's'] : [milliseconds, 'ms'];
  return `${new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(value)} ${unit}`;
}
