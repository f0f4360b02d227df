import { randomBytes } from 'node:crypto';
import { database } from '#db/client';
import { apiKeys, users } from '#db/schema/people';
import { models } from '#db/schema/registry';
import { seedPlans } from '#db/seed';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';
import { keepSeller, seller } from '#lib/billing/seller';
import { addMonths, periodSpan } from '#lib/period';
import type { Dice } from '#tests/integration/billing/dice';

const { db, sql } = database();

/** The months in which something happens; clocks are off by as much as another one. */
export const months = ['2026-01', '2026-02'];
export const userIds = ['usr_money1', 'usr_money2', 'usr_money3'];
export const keyIds = ['key_money1', 'key_money2', 'key_money3'];
/** The second one is deleted, the third was never there. */
export const modelIds = ['mdl_money1', 'mdl_money2', 'mdl_money3'];
const planIds = ['money1', 'money2'];

export type World = {
  currency: string;
  digits: number;
  taxRatePercent: string;
  customers: { userId: string; createdAtMs: number; disabledAtMs: number | null }[];
  /** What a plan costs from which month on, newest last; and who is on which. */
  prices: { planId: string; fromPeriod: string; prices: PlanPrices }[];
  assignments: { userId: string; fromPeriod: string; planId: string }[];
};

/** What stays the same from run to run. */
export async function buildStage(): Promise<void> {
  await seedPlans(db);
  await sql`insert into plans ${sql(planIds.map((id) => ({ id, name: id, limit_per_minute: 60 })))}`;
  const person = { name: 'Somebody', role: 'end-user', planId: planIds[0]! } as const;
  await db.insert(users).values(userIds.map((id) => ({ ...person, id, email: `${id}@example.org` })));
  const key = { name: 'key', hint: 'bw_', scopes: ['predict'], limitKind: 'none' } as const;
  await db.insert(apiKeys).values(
    keyIds.map((id, index) => ({
      ...key,
      scopes: [...key.scopes],
      id,
      userId: userIds[index]!,
      hash: randomBytes(32),
    })),
  );
  const model = { name: 'Model', ownerId: userIds[0]!, visibility: 'everyone' } as const;
  await db.insert(models).values([
    { ...model, id: modelIds[0]!, slug: 'zebra' },
    { ...model, id: modelIds[1]!, slug: 'ant', deletedAt: new Date() },
  ]);
}

/** An empty ledger, nothing metered, nothing closed; other customers, plans and prices. */
export async function newWorld(dice: Dice): Promise<World> {
  const world = invented(dice);
  await sql.begin(async (tx) => {
    // Triggers, which keep what was issued, are off for this.
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(
      ['predictions', 'failed_calls', 'usage_hours', 'invoices', 'invoice_lines', 'invoice_series', 'credits']
        .concat('billing_periods', 'plan_prices', 'plan_assignments', 'stripe_meter_events')
        .map((table) => `delete from ${table};`)
        .concat(
          'update metering set through_seq = (select case when is_called then last_value else 0 end from predictions_seq_seq);',
        )
        .join(''),
    );
    const customers = world.customers.map(({ userId, createdAtMs }) => ({ userId, createdAtMs }));
    await tx`
      update users set created_at = to_timestamp(row."createdAtMs" / 1000.0), disabled_at = null
      from json_to_recordset(${JSON.stringify(customers)}::text::json) as row("userId" text, "createdAtMs" float8)
      where users.id = row."userId"`;
    const prices = JSON.stringify(world.prices);
    await tx`
      insert into plan_prices (plan_id, from_period, prices) select "planId", "fromPeriod", prices
      from json_to_recordset(${prices}::text::json) as row("planId" text, "fromPeriod" text, prices json)`;
    const assignments = JSON.stringify(world.assignments);
    await tx`
      insert into plan_assignments (user_id, from_period, plan_id) select "userId", "fromPeriod", "planId"
      from json_to_recordset(${assignments}::text::json) as row("userId" text, "fromPeriod" text, "planId" text)`;
  });
  const { currency, taxRatePercent } = world;
  await keepSeller(db, { ...(await seller(db)), currency, taxRatePercent });
  return world;
}

function invented(dice: Dice): World {
  const [currency, digits] = dice.one([['EUR', 2], ['JPY', 0], ['KWD', 3]] as const); // biome-ignore format: pairs
  const assignments = userIds.flatMap((userId) => [
    ...(dice.chance(0.5) ? [{ userId, fromPeriod: '2000-01', planId: dice.one(planIds) }] : []),
    ...(dice.chance(0.4) ? [{ userId, fromPeriod: dice.one(months), planId: dice.one(planIds) }] : []),
  ]);
  const prices = planIds.flatMap((planId) => [
    ...(dice.chance(0.9) ? [{ planId, fromPeriod: '2000-01', prices: inventedPrices(dice) }] : []),
    ...(dice.chance(0.3) ? [{ planId, fromPeriod: dice.one(months), prices: inventedPrices(dice) }] : []),
  ]);
  const early = periodSpan(addMonths(months[0]!, -1)).sinceMs;
  const customers = userIds.map((userId) => {
    const createdAtMs = dice.chance(0.7) ? early : dice.int(early, periodSpan(months[1]!).untilMs);
    return { userId, createdAtMs, disabledAtMs: null };
  });
  const taxRatePercent = dice.one(['0', '8.1', '19', '7.75']);
  return { currency, digits, taxRatePercent, customers, prices, assignments };
}

function inventedPrices(dice: Dice): PlanPrices {
  const models = modelIds.filter(() => dice.chance(0.4)).map((modelId) => ({ modelId, ...inventedTiers(dice) }));
  return {
    baseFee: dice.one(['0', '0', '9', '4.995', '0.004']),
    freeUnits: dice.one([0, 0, 5, 60, 100_000]),
    ...inventedTiers(dice),
    models,
  };
}

function inventedTiers(dice: Dice) {
  const ends = Array.from({ length: dice.int(0, 3) }, () => dice.int(1, 200)).sort((a, b) => a - b);
  const upTo = [...new Set(ends), null];
  return { tiers: upTo.map((end) => ({ upTo: end, unitPrice: price(dice) })), cachedUnitPrice: price(dice) };
}

const price = (dice: Dice) => dice.one(['0', '0.01', '0.005', '0.0005', '1', '0.0033333333', '0.0000000001', '2.345']);
