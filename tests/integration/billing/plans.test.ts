import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { planAssignments, planPrices } from '#db/schema/billing';
import { plans, users } from '#db/schema/people';
import { seedPlans } from '#db/seed';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { authenticate } from '#lib/auth/authenticate';
import { credentialsTrusted, knownPerson } from '#lib/auth/credentials';
import { archivePlan } from '#lib/billing/plans/archive-plan';
import { changePlan } from '#lib/billing/plans/change-plan';
import { choosePlan } from '#lib/billing/plans/choose-plan';
import { CreatePlan, createPlan } from '#lib/billing/plans/create-plan';
import { getPlan } from '#lib/billing/plans/get-plan';
import { listPlans } from '#lib/billing/plans/list-plans';
import { movePlan } from '#lib/billing/plans/move-plan';
import { noPrices } from '#lib/billing/plans/plan-prices';
import { publicPlans } from '#lib/billing/plans/public-plans';
import type { Ctx } from '#lib/context';
import { addMonths, periodAt } from '#lib/period';
import { bearer, makePerson, nobody } from '#tests/integration/auth/people';
import { flatPrices, newPlan } from '#tests/integration/billing/plan-fixtures';
import { newModel } from '#tests/integration/registry/published';
import { refused } from '#tests/support/refused';

const db = () => database().db;

let finance: Ctx;
let customer: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  finance = (await makePerson('finance')).ctx;
});
beforeEach(async () => {
  customer = await makePerson();
  credentialsTrusted(true);
});
afterAll(() => database().sql.end());

describe('the plans of an installation', () => {
  test('are seeded once, however many start at once, and an edit of them stays', async () => {
    await Promise.all([seedPlans(db()), seedPlans(db())]);
    const seeded = await listPlans(finance);
    expect(seeded.map(({ id, limitPerMinute }) => [id, limitPerMinute])).toEqual([
      ['free', 60],
      ['pay-as-you-go', 600],
      ['team', 3_000],
    ]);
    await changePlan(finance, { id: 'team', changes: { limitPerMinute: 4_000, prices: flatPrices('1') } });
    const edited = await getPlan(finance, { id: 'team' });
    await seedPlans(db());
    expect(await getPlan(finance, { id: 'team' })).toEqual(edited);
    expect(edited).toMatchObject({ limitPerMinute: 4_000, prices: seeded[2]!.prices });
    expect(edited.comingPrices!.prices).toEqual(flatPrices('1'));
  });

  test('that had the plan "free" before there were prices keep it as it is', async () => {
    await db()
      .transaction(async (tx) => {
        await tx.delete(planAssignments);
        await tx.delete(users);
        await tx.delete(planPrices);
        await tx.delete(plans);
        await tx.insert(plans).values({ id: 'free', name: 'Ours', limitPerMinute: 7 });
        await seedPlans(tx);
        const found = await tx.select().from(plans).where(eq(plans.id, 'free'));
        expect(found).toMatchObject([{ name: 'Ours', limitPerMinute: 7, isPublic: false, maxUnits: null }]);
        expect(await tx.$count(plans)).toBe(3);
        throw new Error('undo');
      })
      .catch((error: Error) => expect(error.message).toBe('undo'));
  });
});

describe('who sees which plan', () => {
  test('customers see the public ones and their own, finance all with how many are on each', async () => {
    const hidden = await newPlan(finance, '1', { isPublic: false });
    const own = await newPlan(finance, '1', { isPublic: false });
    await movePlan(finance, { userId: customer.id, planId: own.id, from: 'this-month' });

    const seen = await listPlans(customer.ctx);
    expect(seen.map(({ id }) => id)).toContain(own.id);
    expect(seen.map(({ id }) => id)).not.toContain(hidden.id);
    expect(seen.map(({ customers }) => customers)).toEqual(seen.map(() => null));
    await expect(getPlan(customer.ctx, { id: hidden.id })).rejects.toThrow(refused('not-found', /no plan/));
    expect((await listPlans(finance)).find(({ id }) => id === own.id)).toMatchObject({ customers: 1 });
    expect((await listPlans(finance)).find(({ id }) => id === hidden.id)).toMatchObject({ customers: 0 });
  });

  test('nobody sees the public ones, on the page of prices, and may not ask for more', async () => {
    const hidden = await newPlan(finance, '1', { isPublic: false });
    const shown = await publicPlans(nobody());
    expect(shown.map(({ id }) => id)).toContain('pay-as-you-go');
    expect(shown.map(({ id }) => id)).not.toContain(hidden.id);
    expect(shown.map(({ customers }) => customers)).toEqual(shown.map(() => null));
    await expect(listPlans(nobody())).rejects.toThrow(refused('unauthenticated', /API key/));
  });

  test('customers change none', async () => {
    const id = 'team';
    await expect(newPlan(customer.ctx, '1')).rejects.toThrow(refused('forbidden', /finance/));
    await expect(changePlan(customer.ctx, { id, changes: { name: 'Mine' } })).rejects.toThrow(
      refused('forbidden', /./),
    );
    await expect(archivePlan(customer.ctx, { id })).rejects.toThrow(refused('forbidden', /./));
    await expect(movePlan(customer.ctx, { userId: customer.id, planId: id, from: 'this-month' })).rejects.toThrow(
      refused('forbidden', /./),
    );
  });
});

describe('a change of a plan', () => {
  test('of its limit holds at once for everybody on it, by key and by session', async () => {
    const plan = await newPlan(finance, '0', { limitPerMinute: 10 });
    await movePlan(finance, { userId: customer.id, planId: plan.id, from: 'this-month' });
    const wish = { name: 'ci', scopes: ['predict' as const], limit: 'plan' as const, expiresAt: null };
    const { key } = await createApiKey(customer.ctx, wish);
    const limits = async () => [await authenticate(bearer(key)), (await knownPerson(customer.id))?.actor];
    expect(await limits()).toMatchObject([{ limitPerMinute: 10 }, { planLimitPerMinute: 10 }]);
    await changePlan(finance, { id: plan.id, changes: { limitPerMinute: 20 } });
    expect(await limits()).toMatchObject([{ limitPerMinute: 20 }, { planLimitPerMinute: 20 }]);
    await movePlan(finance, { userId: customer.id, planId: 'team', from: 'this-month' });
    expect(await limits()).toMatchObject([{ limitPerMinute: 4_000 }, { planLimitPerMinute: 4_000 }]);
  });

  test('is told to every process', async () => {
    const plan = await newPlan(finance, '0');
    const heard: string[] = [];
    const { unlisten } = await database().sql.listen('bellwether', (payload) => heard.push(payload));
    await changePlan(finance, { id: plan.id, changes: { limitPerMinute: 20 } });
    await expect.poll(() => heard).toContain(JSON.stringify({ kind: 'plan', id: plan.id }));
    await unlisten();
  });

  test('of its prices holds from the next month; another one replaces it, and the prices of now take it back', async () => {
    const { id } = await newPlan(finance, '1');
    const change = (unitPrice: string) => changePlan(finance, { id, changes: { prices: flatPrices(unitPrice) } });
    const fromPeriod = addMonths(periodAt(Date.now()), 1);
    expect(await change('2')).toMatchObject({
      prices: flatPrices('1'),
      comingPrices: { fromPeriod, prices: flatPrices('2') },
    });
    expect(await change('3')).toMatchObject({ prices: flatPrices('1'), comingPrices: { prices: flatPrices('3') } });
    expect(await changePlan(finance, { id, changes: { name: 'Other' } })).toMatchObject({
      name: 'Other',
      comingPrices: { prices: flatPrices('3') },
    });
    expect(await change('1')).toMatchObject({ prices: flatPrices('1'), comingPrices: null });
  });

  test('is refused as a whole where one part does not fit', async () => {
    const plan = await newPlan(finance, '1');
    const prices = flatPrices('2', { models: [{ ...flatPrices('1'), modelId: 'mdl_none' }].map(ofModel) });
    const refusal = changePlan(finance, { id: plan.id, changes: { name: 'Other', prices } });
    await expect(refusal).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '/prices/models/0/modelId', detail: expect.stringContaining('mdl_none') }],
    });
    expect(await getPlan(finance, { id: plan.id })).toEqual(plan);
  });

  test('may price models that exist', async () => {
    const { ctx } = await makePerson('engineer');
    const { id: modelId } = await newModel(ctx);
    const { id } = await newPlan(finance, '1');
    const prices = flatPrices('2', { models: [ofModel({ ...flatPrices('9'), modelId })] });
    expect(await changePlan(finance, { id, changes: { prices } })).toMatchObject({ comingPrices: { prices } });
  });

  test('leaves no more free than can be used', async () => {
    const wish = { maxUnits: 100, prices: flatPrices('1', { freeUnits: 101 }) };
    const place = { code: 'invalid', errors: [{ pointer: '/prices/freeUnits' }] };
    await expect(newPlan(finance, '1', wish)).rejects.toMatchObject(place);
    const { id } = await newPlan(finance, '1', { ...wish, maxUnits: 101 });
    await expect(changePlan(finance, { id, changes: { maxUnits: 100 } })).rejects.toMatchObject(place);
    expect(await changePlan(finance, { id, changes: { maxUnits: null } })).toMatchObject({ maxUnits: null });
  });
});

function ofModel({ modelId, tiers, cachedUnitPrice }: { modelId: string } & ReturnType<typeof flatPrices>) {
  return { modelId, tiers, cachedUnitPrice };
}

test('an id is given once, to an archived plan too', async () => {
  const { id } = await newPlan(finance, '1');
  await expect(newPlan(finance, '1', { id })).rejects.toThrow(refused('conflict', /already/));
  await archivePlan(finance, { id });
  const again = CreatePlan.parse({ id, name: 'Again', limitPerMinute: 1, prices: noPrices });
  await expect(createPlan(finance, again)).rejects.toThrow(refused('conflict', /already/));
});

describe('archiving', () => {
  test('waits until nobody is on the plan or changes to it; then nobody is put on it', async () => {
    const { id } = await newPlan(finance, '1');
    const userId = customer.id;
    await movePlan(finance, { userId, planId: id, from: 'next-month' });
    await expect(archivePlan(finance, { id })).rejects.toThrow(refused('conflict', /One person/));
    await movePlan(finance, { userId, planId: id, from: 'this-month' });
    await expect(archivePlan(finance, { id })).rejects.toThrow(refused('conflict', /One person/));
    await movePlan(finance, { userId, planId: 'team', from: 'next-month' });
    await expect(archivePlan(finance, { id })).rejects.toThrow(refused('conflict', /One person/));
    await movePlan(finance, { userId, planId: 'team', from: 'this-month' });
    await archivePlan(finance, { id });

    expect(await getPlan(finance, { id })).toMatchObject({ archivedAt: expect.any(String), customers: 0 });
    expect((await publicPlans(nobody())).map((plan) => plan.id)).not.toContain(id);
    await expect(choosePlan(customer.ctx, { planId: id })).rejects.toThrow(refused('not-found', /no plan/));
    await expect(movePlan(finance, { userId, planId: id, from: 'next-month' })).rejects.toThrow(
      refused('conflict', /archived/),
    );
    await expect(changePlan(finance, { id, changes: { name: 'Back' } })).rejects.toThrow(
      refused('conflict', /archived/),
    );
    await expect(archivePlan(finance, { id })).rejects.toThrow(refused('conflict', /archived/));
  });

  test('is never of the plan everybody begins with, nor of one there is not', async () => {
    await expect(archivePlan(finance, { id: 'free' })).rejects.toThrow(refused('conflict', /begins on/));
    await expect(archivePlan(finance, { id: 'none' })).rejects.toThrow(refused('not-found', /no plan/));
  });

  test('and putting somebody on it at the same time: one of the two is refused', async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await newPlan(finance, '1');
      const [archived, moved] = await Promise.allSettled([
        archivePlan(finance, { id }),
        movePlan(finance, { userId: customer.id, planId: id, from: 'this-month' }),
      ]);
      expect([archived.status, moved.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    }
  });
});

test('prices are found by the key of their table, however many versions there are', async () => {
  const plan = await db().transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    return tx.execute<{ 'QUERY PLAN': string }>(sql`explain
      select prices from plan_prices where plan_id = 'team' and from_period <= '2026-11'
      order by from_period desc limit 1`);
  });
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Scan Backward using plan_prices/);
});
