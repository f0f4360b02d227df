import type { Database } from '#db/client';
import { isDatabaseAway } from '#db/is-database-away';
import { log } from '#lib/log';

/** What is done again and again, each by its name; it may be under way in many workers at once. */
export type Chores = Record<string, (db: Database) => Promise<unknown>>;

export type Keeping = {
  /** Begins no chore any more; settles once none is being done. */
  stop(): Promise<void>;
};

/** Does the chores now, one after another, and again `everyMs` after they ended, until it is told to stop. */
export function keepDoing(db: Database, chores: Chores, everyMs: number): Keeping {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const tick = async () => {
    for (const [name, chore] of Object.entries(chores)) {
      if (!stopped) await chore(db).catch((error: unknown) => tell(name, error));
    }
    if (!stopped) timer = setTimeout(begin, everyMs);
  };
  let doing = Promise.resolve();
  const begin = () => {
    doing = tick();
  };
  begin();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return doing;
    },
  };
}

/** The next time makes up for it. */
function tell(chore: string, error: unknown): void {
  if (isDatabaseAway(error)) log.warn({ chore, error: String(error) }, 'the database is away; this waits for it');
  else log.error({ chore, error: error instanceof Error ? error.stack : String(error) }, 'a chore failed');
}
