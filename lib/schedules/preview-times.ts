import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { CronLine } from '#lib/schedules/cron-line';
import { TimeZone } from '#lib/schedules/time-zone';
import { upcomingTimes } from '#lib/schedules/upcoming-times';

export const PreviewTimes = z.object({ cron: CronLine, timeZone: TimeZone });
export type PreviewTimes = z.infer<typeof PreviewTimes>;

export const NextTimes = z.object({ nextTimes: z.array(z.iso.datetime()) });
export type NextTimes = z.infer<typeof NextTimes>;

/** When a schedule with this cron line would fire next, as ISO moments: for a form, before anything is saved. */
export function previewTimes(ctx: Ctx, when: PreviewTimes): NextTimes {
  requirePermission(ctx.actor, 'training:read');
  return { nextTimes: upcomingTimes(when, new Date()).map((moment) => moment.toISOString()) };
}
