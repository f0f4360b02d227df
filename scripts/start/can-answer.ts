import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { FirstRun } from './first-run.ts';
import { step } from './screen.ts';
import type { Settings } from './settings.ts';
import { addressToAsk } from './wait-until-healthy.ts';

const patienceMs = 180_000;
const ModelInProduction = z.object({ productionVersion: z.number() });

/**
 * Whether a call of the model `iris` would be answered, waiting as long as it may still be on its way. Looks at the
 * model instead of calling it: what the platform asks for itself has no place in anybody's numbers.
 */
export async function canAnswer(
  settings: Settings,
  { apiKey }: FirstRun,
  starters: Promise<void>,
  signal: AbortSignal,
): Promise<boolean> {
  if ((await look(settings, apiKey)).inProduction) return true;
  let published = false;
  void starters.then(() => {
    published = true;
  });
  return step('Publishing the starter models (first start only)', async () => {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const isLastTry = published || Date.now() > deadline;
      const { inProduction, status } = await look(settings, apiKey);
      if (inProduction) return true;
      // A key that was revoked meanwhile stays refused, however long one waits.
      if (isLastTry || status === 401 || status === 403) return false;
      await sleep(100, undefined, { signal });
    }
  });
}

async function look({ host, port }: Settings, apiKey: string): Promise<{ inProduction: boolean; status: number }> {
  const answer = await fetch(`${addressToAsk(host, port)}/api/v1/models/iris`, {
    headers: { authorization: `Bearer ${apiKey}` },
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null);
  const body: unknown = await answer?.json().catch(() => null);
  const inProduction = answer?.ok === true && ModelInProduction.safeParse(body).success;
  return { inProduction, status: answer?.status ?? 503 };
}
