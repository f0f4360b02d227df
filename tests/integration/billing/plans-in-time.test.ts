import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { billingPeriods, planAssignments } from '#db/schema/billing';
import { users } from '#db/schema/people';
import { credentialsTrusted, knownPerson } from '#lib/auth/credentials';
import { applyPlanChanges } from '#lib/billing/plans/apply-plan-changes';
import { assignPlan } from '#lib/billing/plans/assign-plan';
import { changePlan } from '#lib/billing/plans/change-plan';
import { choosePlan } from '#lib/billing/plans/choose-plan';
import { getOwnPlan } from '#lib/billing/plans/get-own-plan';
import { movePlan } from '#lib/billing/plans/move-plan';
import { planInForce } from '#lib/billing/plans/plan-in-force';
import { noPrices } from '#lib/billing/plans/plan-prices';
import { plansInForce } from '#lib/billing/plans/plans-in-force';
import type { Ctx } from '#lib/context';
import { addMonths, periodAt } from '#lib/period';
import { makePerson } from '#tests/integration/auth/people';
import { flatPrices, inMonth, newPlan } from '#tests/integration/billing/plan-fixtures';
import { refused } from '#tests/support/refused';
import { until } from '#tests/support/until';

const db = () => database().db;
const period = (months: number) => periodAt(inMonth(months).getTime());

let finance: Ctx;
let customer: Ctx;
let userId: string;
beforeAll(async () => {
  finance = (await makePerson('finance')).ctx;
});
beforeEach(async () => {
  ({ ctx: customer, id: userId } = await makePerson());
  credentialsTrusted(true);
});
afterAll(() => database().sql.end());

/** Which plan prices each of some months, from some before this one to some after it. */
const planOfMonths = (...months: number[]) =>
  Promise.all(months.map(async (month) => (await planInForce(db(), userId, period(month))).planId));
const planNow = async () => (await db().select().from(users).where(eq(users.id, userId)))[0]!.planId;

async function waitingForLocks(): Promise<number> {
  const [row] = await db().execute<{ waiting: number }>(sql`
    select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`);
  return row!.waiting;
}

describe('a customer chooses', () => {
  test('at once, for all of this month, while their plan costs nothing; earlier months keep theirs', async () => {
    const { id } = await newPlan(finance, '1', { limitPerMinute: 321 });
    expect(await choosePlan(customer, { planId: id })).toMatchObject({ plan: { id, customers: null }, coming: null });
    expect(await planNow()).toBe(id);
    expect((await knownPerson(userId))?.actor.planLimitPerMinute).toBe(321);
    expect(await planOfMonths(-12, -1, 0, 1)).toEqual(['free', 'free', id, id]);
  });

  test('from the next month where it costs something: until then prices and limits stay', async () => {
    const dear = await newPlan(finance, '1', { limitPerMinute: 100 });
    const other = await newPlan(finance, '2', { limitPerMinute: 200 });
    await choosePlan(customer, { planId: dear.id });
    expect(await choosePlan(customer, { planId: other.id })).toMatchObject({
      plan: { id: dear.id },
      coming: { planId: other.id, name: other.name, fromPeriod: period(1) },
    });
    expect(await planOfMonths(-1, 0, 1, 2)).toEqual(['free', dear.id, other.id, other.id]);
    expect(await planNow()).toBe(dear.id);
    expect((await knownPerson(userId))?.actor.planLimitPerMinute).toBe(100);
  });

  test('anew, and the plan they are on takes it back', async () => {
    const dear = await newPlan(finance, '1');
    const other = await newPlan(finance, '2');
    await choosePlan(customer, { planId: dear.id });
    await choosePlan(customer, { planId: other.id });
    expect(await choosePlan(customer, { planId: 'free' })).toMatchObject({ coming: { planId: 'free' } });
    expect(await choosePlan(customer, { planId: dear.id })).toMatchObject({ plan: { id: dear.id }, coming: null });
    expect(await planOfMonths(-1, 0, 1)).toEqual(['free', dear.id, dear.id]);
  });

  test('no way out of a month that has just begun to cost something', async () => {
    const { id } = await newPlan(finance, '1');
    let leaving: Promise<unknown> = Promise.resolve();
    await db().transaction(async (tx) => {
      await assignPlan(tx, { userId, planId: id, fromPeriod: period(0), by: userId }, new Date());
      leaving = choosePlan(customer, { planId: 'free' });
      await until(async () => (await waitingForLocks()) > 0);
    });
    await leaving;
    expect(await planOfMonths(0, 1)).toEqual([id, 'free']);
  });

  test('public plans only, but may stay on one that is not', async () => {
    const hidden = await newPlan(finance, '1', { isPublic: false });
    await expect(choosePlan(customer, { planId: hidden.id })).rejects.toThrow(refused('not-found', /no plan/));
    await movePlan(finance, { userId, planId: hidden.id, from: 'this-month' });
    await choosePlan(customer, { planId: 'team' });
    expect(await choosePlan(customer, { planId: hidden.id })).toMatchObject({ plan: { id: hidden.id }, coming: null });
  });

  test('by what the plan costs this month, not by what it will cost', async () => {
    const { id } = await newPlan(finance, '0');
    await movePlan(finance, { userId, planId: id, from: 'this-month' });
    await changePlan(finance, { id, changes: { prices: flatPrices('1') } });
    await choosePlan(customer, { planId: 'team' });
    expect(await planOfMonths(0)).toEqual(['team']);
  });
});

describe('finance moves', () => {
  test('from this month or from the next, in place of what was to come', async () => {
    const plan = await newPlan(finance, '1', { isPublic: false });
    await movePlan(finance, { userId, planId: 'team', from: 'next-month' });
    expect(await planOfMonths(0, 1)).toEqual(['free', 'team']);
    expect(await movePlan(finance, { userId, planId: plan.id, from: 'this-month' })).toMatchObject({
      plan: { id: plan.id },
      coming: null,
    });
    expect(await planOfMonths(-1, 0, 1)).toEqual(['free', plan.id, plan.id]);
    expect(await planNow()).toBe(plan.id);
  });

  test('nobody into a month that is closed, and nobody who is not there', async () => {
    const move = (from: 'this-month' | 'next-month', now: Date) =>
      movePlan(finance, { userId, planId: 'team', from }, now);
    await db()
      .insert(billingPeriods)
      .values({ period: period(-2), throughSeq: 0 });
    await expect(move('this-month', inMonth(-2))).rejects.toThrow(refused('conflict', /is closed/));
    await expect(move('this-month', inMonth(-3))).rejects.toThrow(refused('conflict', /is closed/));
    expect(await planOfMonths(-2, 0)).toEqual(['free', 'free']);
    await move('this-month', inMonth(-1));
    expect(await planOfMonths(-2, -1, 0)).toEqual(['free', 'team', 'team']);
    await expect(movePlan(finance, { userId: 'usr_none', planId: 'team', from: 'this-month' })).rejects.toThrow(
      refused('not-found', /customer/),
    );
    await expect(movePlan(finance, { userId, planId: 'none', from: 'this-month' })).rejects.toThrow(
      refused('not-found', /no plan/),
    );
  });
});

describe('when a month begins', () => {
  test('those who chose for it are on their plan with its limits, once; everybody else stays', async () => {
    const plan = await newPlan(finance, '1', { limitPerMinute: 100 });
    const other = await newPlan(finance, '1', { limitPerMinute: 200 });
    const bystander = await makePerson();
    await choosePlan(customer, { planId: plan.id });
    await choosePlan(customer, { planId: other.id });
    await applyPlanChanges(db(), inMonth(0));
    expect(await planNow()).toBe(plan.id);
    expect((await knownPerson(userId))?.actor.planLimitPerMinute).toBe(100);

    const [begins] = [new Date(`${period(1)}-01T00:00:00Z`)];
    await applyPlanChanges(db(), new Date(begins!.getTime() - 1));
    expect(await planNow()).toBe(plan.id);
    expect(await applyPlanChanges(db(), begins)).toBeGreaterThanOrEqual(1);
    expect(await planNow()).toBe(other.id);
    expect((await knownPerson(userId))?.actor.planLimitPerMinute).toBe(200);
    expect(await applyPlanChanges(db(), begins)).toBe(0);
    expect(await db().select({ plan: users.planId }).from(users).where(eq(users.id, bystander.id))).toEqual([
      { plan: 'free' },
    ]);
    const told = await db().select().from(auditLog).where(eq(auditLog.action, 'applyPlanChange'));
    expect(told.map(({ target, actorKind }) => [actorKind, target])).toContainEqual([
      'system',
      { id: userId, planId: `${plan.id} → ${other.id}` },
    ]);
  });

  test('two workers at once do it once, and a worker that slept for months goes to the newest', async () => {
    const [a, b] = [await newPlan(finance, '1'), await newPlan(finance, '1')];
    await movePlan(finance, { userId, planId: a.id, from: 'this-month' });
    await movePlan(finance, { userId, planId: b.id, from: 'next-month' });
    await movePlan(finance, { userId, planId: a.id, from: 'next-month' }, inMonth(1));
    await movePlan(finance, { userId, planId: b.id, from: 'next-month' }, inMonth(2));
    await Promise.all([applyPlanChanges(db(), inMonth(4)), applyPlanChanges(db(), inMonth(4))]);
    expect(await planNow()).toBe(b.id);
    expect(await planOfMonths(-1, 0, 1, 2, 3, 4)).toEqual(['free', a.id, b.id, a.id, b.id, b.id]);
    const told = await db().select().from(auditLog).where(eq(auditLog.action, 'applyPlanChange'));
    expect(told.filter(({ target }) => (target as { id: string }).id === userId)).toHaveLength(1);
  });

  test('a change of the plan that comes before the worker does counts from the plan that has begun', async () => {
    const [a, b] = [await newPlan(finance, '1'), await newPlan(finance, '1')];
    await movePlan(finance, { userId, planId: a.id, from: 'this-month' });
    await choosePlan(customer, { planId: 'free' });
    await choosePlan(customer, { planId: b.id }, inMonth(1));
    expect(await planOfMonths(0, 1, 2)).toEqual([a.id, b.id, b.id]);
  });
});

describe('prices in time', () => {
  test('an edit in the middle of a month changes neither that month nor those before, and holds from the next', async () => {
    const { id } = await newPlan(finance, '1', {}, inMonth(-3));
    const edit = (unitPrice: string, month: number) =>
      changePlan(finance, { id, changes: { prices: flatPrices(unitPrice) } }, inMonth(month));
    await movePlan(finance, { userId, planId: id, from: 'this-month' }, inMonth(-1));
    await edit('2', -2);
    await edit('3', -1);
    await edit('4', 0);
    const priceIn = async (month: number) =>
      (await planInForce(db(), userId, period(month))).prices.tiers[0]!.unitPrice;
    expect(await Promise.all([-2, -1, 0, 1, 2].map(priceIn))).toEqual(['0', '2', '3', '4', '4']);
    expect(await getOwnPlan(customer)).toMatchObject({
      plan: { prices: flatPrices('3'), comingPrices: { fromPeriod: addMonths(period(0), 1) } },
    });
  });

  test('a plan without prices, or before its first, costs nothing', async () => {
    expect(await planInForce(db(), userId, period(0))).toEqual({ planId: 'free', name: 'Free', prices: noPrices });
    const { id } = await newPlan(finance, '1');
    await movePlan(finance, { userId, planId: id, from: 'this-month' });
    await db().update(planAssignments).set({ planId: id }).where(eq(planAssignments.userId, userId));
    expect((await planInForce(db(), userId, period(-1))).prices).toEqual(noPrices);
    expect((await planInForce(db(), userId, period(0))).prices).toEqual(flatPrices('1'));
  });
});

test('the plans of many are read in two statements, and who is nobody is left out', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => makePerson()));
  for (const { id } of people.slice(0, 5)) await movePlan(finance, { userId: id, planId: 'team', from: 'this-month' });
  let statements = 0;
  const counting = new Proxy(db(), {
    get(target, name, receiver) {
      if (name === 'execute' || name === 'select') statements++;
      return Reflect.get(target, name, receiver);
    },
  });
  const inForce = await plansInForce(counting, period(0), [...people.map(({ id }) => id), 'usr_none']);
  expect(statements).toBe(2);
  expect([...inForce.values()].map(({ planId }) => planId).toSorted()).toEqual([
    ...Array(15).fill('free'),
    ...Array(5).fill('team'),
  ]);
  expect(inForce.has('usr_none')).toBe(false);
  await expect(planInForce(db(), 'usr_none', period(0))).rejects.toThrow(RangeError);
});
