/** A length of time in two units at most: `85 ms`, `1.8 s`, `12 s`, `3 min 12 s`, `2 h 5 min`. */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 1) return `${Math.round(milliseconds)} ms`;
  if (seconds < 10) return `${seconds.toLocaleString('en', { maximumFractionDigits: 1 })} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How long something took, once it is over. */
export function tookText({ startedAt, finishedAt }: { startedAt: string | null; finishedAt: string | null }): string {
  if (!startedAt || !finishedAt) return '–';
  return durationText(Math.max(0, new Date(finishedAt).getTime() - new Date(startedAt).getTime()));
}
