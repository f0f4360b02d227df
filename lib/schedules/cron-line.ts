import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';

const fields = [
  { name: 'minute', range: '0 to 59' },
  { name: 'hour', range: '0 to 23' },
  { name: 'day of the month', range: '1 to 31' },
  { name: 'month', range: '1 to 12, or JAN to DEC' },
  { name: 'day of the week', range: '0 to 7 (0 and 7 are Sunday), or SUN to SAT' },
] as const;

/** Only what every cron understands: no seconds, no nicknames, no random `H`, no `L` and `#`. */
const common = /^(\*|\d+|[A-Z]{3})(-(\d+|[A-Z]{3}))?(\/\d+)?(,(\*|\d+|[A-Z]{3})(-(\d+|[A-Z]{3}))?(\/\d+)?)*$/i;

/** A cron line of five fields, with single spaces; what does not fit is said of the field it is in. */
export const CronLine = z
  .string()
  .max(200, 'A cron line has at most 200 characters.')
  .transform((line) => line.trim().replace(/\s+/g, ' '))
  .superRefine((line, context) => {
    const problem = problemOf(line);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  })
  .describe('Minute, hour, day of the month, month, day of the week: `0 6 * * 1` is Mondays at six.');

function problemOf(line: string): string | null {
  const written = line === '' ? [] : line.split(' ');
  if (written.length !== fields.length) {
    return `A cron line has five fields (minute, hour, day of the month, month, day of the week), such as "0 6 * * 1"; this one has ${written.length}.`;
  }
  for (const [i, { name, range }] of fields.entries()) {
    const field = written[i]!;
    const alone = fields.map((_, k) => (k === i ? field : '*')).join(' ');
    if (common.test(field) && parses(alone)) continue;
    return `The ${name} "${field}" does not fit. It takes ${range}; * for every one, ranges (1-5), lists (1,15) and steps (*/2).`;
  }
  return parses(line) ? null : 'There is no such day: the day of the month does not occur in the month.';
}

function parses(line: string): boolean {
  try {
    CronExpressionParser.parse(line, { tz: 'UTC' }).next();
    return true;
  } catch {
    return false;
  }
}
