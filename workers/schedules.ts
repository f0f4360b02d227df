import type { Database } from '#db/client';
import { isDatabaseAway } from '#db/is-database-away';
import { newId } from '#lib/ids';
import { log } from '#lib/log';
import { fireDueSchedules } from '#lib/schedules/fire-due-schedules';

const everyMs = 3_000;

export type KeepingSchedules = {
  /** Fires no more; settles once none is being fired. */
  stop(): Promise<void>;
};

/** Looks every few seconds which schedules are due, and fires them. */
export function keepSchedules(db: Database): KeepingSchedules {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const tick = async () => {
    try {
      await fireDueSchedules({ db, actor: { kind: 'system' }, requestId: newId('request') }, new Date());
    } catch (error) {
      // The next look makes up for it.
      if (isDatabaseAway(error)) log.warn({ error: String(error) }, 'the database is away; schedules wait for it');
      else log.error({ error: error instanceof Error ? error.stack : String(error) }, 'schedules could not be read');
    }
    if (!stopped) timer = setTimeout(look, everyMs);
  };
  let looking = Promise.resolve();
  const look = () => {
    looking = tick();
  };
  look();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return looking;
    },
  };
}
