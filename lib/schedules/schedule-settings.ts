import { z } from 'zod';
import { PlainText } from '#lib/registry/plain-text';
import { CronLine } from '#lib/schedules/cron-line';
import { TimeZone } from '#lib/schedules/time-zone';

/** What an owner may say of a schedule, and change later. */
export const scheduleSettings = {
  name: PlainText.pipe(z.string().min(1, 'Give the schedule a name.').max(100, 'A name has at most 100 characters.')),
  cron: CronLine,
  timeZone: TimeZone,
  enabled: z.boolean(),
};
