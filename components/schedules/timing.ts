/** When something repeats, as a form asks for it; `time` is `HH:MM`, days of the week count from Sunday (0). */
export type Timing =
  | { every: 'hour'; minute: number }
  | { every: 'day' | 'weekday'; time: string }
  | { every: 'week'; time: string; day: number }
  | { every: 'month'; time: string; day: number }
  | { every: 'cron'; line: string };

export const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** The cron line of a timing: minute, hour, day of the month, month, day of the week. */
export function cronOf(timing: Timing): string {
  switch (timing.every) {
    case 'hour':
      return `${timing.minute} * * * *`;
    case 'day':
      return `${clock(timing.time)} * * *`;
    case 'weekday':
      return `${clock(timing.time)} * * 1-5`;
    case 'week':
      return `${clock(timing.time)} * * ${timing.day}`;
    case 'month':
      return `${clock(timing.time)} ${timing.day} * *`;
    case 'cron':
      return timing.line.trim();
  }
}

/** The timing a cron line stands for, so that it can be said in words: the inverse of `cronOf`. */
export function timingOf(cron: string): Timing {
  const line: Timing = { every: 'cron', line: cron };
  const match = /^(\d{1,2}) (\*|\d{1,2}) (\*|\d{1,2}) \* (\*|1-5|\d)$/.exec(cron);
  if (!match) return line;
  const [, minute, hour, dayOfMonth, dayOfWeek] = match as unknown as [string, string, string, string, string];
  if (hour === '*') {
    return dayOfMonth === '*' && dayOfWeek === '*' ? { every: 'hour', minute: Number(minute) } : line;
  }
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (dayOfMonth !== '*') return dayOfWeek === '*' ? { every: 'month', time, day: Number(dayOfMonth) } : line;
  if (dayOfWeek === '*') return { every: 'day', time };
  if (dayOfWeek === '1-5') return { every: 'weekday', time };
  return { every: 'week', time, day: Number(dayOfWeek) % 7 };
}

/** A cron line as people say it; null where only the line itself says it well. */
export function cronWords(cron: string): string | null {
  const timing = timingOf(cron);
  switch (timing.every) {
    case 'hour':
      return `Every hour, ${timing.minute === 0 ? 'on the hour' : `${timing.minute} minutes past`}`;
    case 'day':
      return `Every day at ${timing.time}`;
    case 'weekday':
      return `Monday to Friday at ${timing.time}`;
    case 'week':
      return `Every ${days[timing.day]} at ${timing.time}`;
    case 'month':
      return `On day ${timing.day} of every month at ${timing.time}`;
    case 'cron':
      return cron === '* * * * *' ? 'Every minute' : null;
  }
}

/** `HH:MM` as the first two fields of a cron line. */
function clock(time: string): string {
  const [hour = '0', minute = '0'] = time.split(':');
  return `${Number(minute)} ${Number(hour)}`;
}
