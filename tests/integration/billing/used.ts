import { database } from '#db/client';
import { planPrices } from '#db/schema/billing';
import { plans } from '#db/schema/people';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';
import { newId } from '#lib/ids';
import { makePerson } from '#tests/integration/auth/people';
import { addAnswered, type Call } from '#tests/integration/usage/calls';

/** What the plan of `makeCustomer` costs: every kind of line there is. */
export const usedPrices: PlanPrices = {
  baseFee: '9.90',
  freeUnits: 150,
  tiers: [
    { upTo: 300, unitPrice: '0.0333' },
    { upTo: null, unitPrice: '0.0117' },
  ],
  cachedUnitPrice: '0.0041',
  models: [{ modelId: 'mdl_dear', tiers: [{ upTo: null, unitPrice: '0.2551' }], cachedUnitPrice: '0' }],
};

/** A customer of long standing whose plan costs `prices`. */
export async function makeCustomer(prices: PlanPrices = usedPrices) {
  const { db } = database();
  const planId = `plan-${newId('request')}`;
  await db.insert(plans).values({ id: planId, name: 'Tested', limitPerMinute: 60 });
  await db.insert(planPrices).values({ planId, fromPeriod: '2020-01', prices });
  return makePerson('end-user', { planId, createdAt: new Date('2026-01-10T12:00:00Z') });
}

/** Any calls between two days, `to` included; gives them as they stand in the ledger. */
export async function useAnything(
  userId: string,
  [from, to]: [string, string],
  { count, random, modelIds = ['mdl_a', 'mdl_b', 'mdl_dear'], keyIds = [null] }: AnyCalls,
): Promise<(Call & { id: string })[]> {
  const sinceMs = Date.parse(from);
  const lengthMs = Date.parse(to) + 86_400_000 - sinceMs;
  const calls = Array.from({ length: count }, () => ({
    atMs: sinceMs + Math.floor(random() * lengthMs),
    userId,
    modelId: modelIds[Math.floor(random() * modelIds.length)]!,
    versionId: 'ver_any',
    keyId: keyIds[Math.floor(random() * keyIds.length)]!,
    units: 1 + Math.floor(random() * 20),
    cached: random() < 0.3,
  }));
  const ids = await addAnswered(calls);
  return calls.map((call, index) => ({ ...call, id: ids[index]! }));
}

type AnyCalls = {
  count: number;
  random: () => number;
  modelIds?: readonly string[];
  keyIds?: readonly (string | null)[];
};

/** Numbers from 0 to 1, the same for a seed: mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
