import type { Database } from '#db/client';
import { isDatabaseAway } from '#db/is-database-away';
import { forgetAsyncPredictions } from '#lib/inference/asynchronous/forget-async-predictions';
import { log } from '#lib/log';
import { forgetIdempotencyKeys } from '#lib/usage/idempotency/forget-idempotency-keys';
import { forgetWebhookMessages } from '#lib/webhooks/forget-webhook-messages';

const everyMs = 10 * 60 * 1000;

/** What removes rows that have had their time; each may run in many workers at once. */
const chores = { forgetAsyncPredictions, forgetIdempotencyKeys, forgetWebhookMessages };

export type KeepingHouse = {
  /** Begins no chore any more; settles once none is being done. */
  stop(): Promise<void>;
};

/** Does the chores now and every ten minutes, until it is told to stop. */
export function keepHouse(db: Database): KeepingHouse {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const tick = async () => {
    for (const [name, chore] of Object.entries(chores)) {
      await chore(db).catch((error: unknown) => tell(name, error));
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
  if (isDatabaseAway(error)) log.warn({ chore, error: String(error) }, 'the database is away; the house is kept later');
  else log.error({ chore, error: error instanceof Error ? error.stack : String(error) }, 'a chore failed');
}
