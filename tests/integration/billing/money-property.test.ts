import { randomInt } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { queuesReady } from '#lib/queue/queue';
import { Dice } from '#tests/integration/billing/dice';
import { checkMoney } from '#tests/integration/billing/money-checks';
import { runMonths } from '#tests/integration/billing/money-run';
import { buildStage } from '#tests/integration/billing/money-world';

const runs = Number(process.env.PROPERTY_RUNS ?? 1000);
const firstSeed = Number(process.env.PROPERTY_SEED ?? randomInt(2 ** 31));

beforeAll(async () => {
  await queuesReady();
  await buildStage();
});

test('whatever crashes, comes late, twice or out of order: what is billed is the price of what the ledger holds', {
  timeout: 600_000,
  retry: 0,
}, async () => {
  let crashes = 0;
  let calls = 0;
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    try {
      const run = await runMonths(new Dice(seed));
      await checkMoney(run);
      crashes += run.crashes;
      calls += run.answered.size;
    } catch (error) {
      throw new Error(`PROPERTY_SEED=${seed} PROPERTY_RUNS=1 repeats this`, { cause: error });
    }
  }
  // So many runs without any of it would be no test.
  if (runs >= 100) expect({ crashes, calls }).toSatisfy((seen) => seen.crashes > runs && seen.calls > 5 * runs);
  console.info(`${runs} runs from seed ${firstSeed}: ${calls} calls, ${crashes} crashes`);
});
