import { z } from 'zod';

/** The name of a time zone as the IANA has it, such as `Europe/Berlin` or `UTC`; no offsets, which know no summer. */
export const TimeZone = z
  .string()
  .max(100)
  .refine(isTimeZone, 'This is no time zone. Write its IANA name, such as Europe/Berlin, America/New_York or UTC.')
  .describe('Its IANA name, such as Europe/Berlin or UTC.');

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
