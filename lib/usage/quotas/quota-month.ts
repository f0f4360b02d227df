/** The month of UTC that a moment lies in, such as `2026-11`: what quotas are counted by. Months compare as texts do. */
export function monthAt(ms: number): string {
  return new Date(ms).toISOString().slice(0, 7);
}

/** A month's first moment and that of the next one, as ISO 8601 in UTC. */
export function monthSpan(month: string): { since: string; until: string } {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const start = (monthIndex: number) => new Date(Date.UTC(year, monthIndex, 1)).toISOString();
  return { since: start(number - 1), until: start(number) };
}
