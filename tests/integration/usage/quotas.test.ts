import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { plans, users } from '#db/schema/people';
import { revokeApiKey } from '#lib/auth/api-keys/revoke-api-key';
import { signUp } from '#lib/auth/sign-in/sign-up';
import { meterUsage } from '#lib/billing/metering/meter-usage';
import type { Operation } from '#lib/http/operation';
import { quotaOperations } from '#lib/http/operations/quotas';
import { newId } from '#lib/ids';
import { periodSpan } from '#lib/period';
import { followChanges } from '#lib/registry/live';
import { openLedger } from '#lib/usage/ledger';
import { keepPlanQuotas } from '#lib/usage/quotas/keep-plan-quotas';
import { mayHaveQuotas, quotasOf } from '#lib/usage/quotas/known-quotas';
import { listQuotas } from '#lib/usage/quotas/list-quotas';
import type { QuotaDetail } from '#lib/usage/quotas/quota-detail';
import { recountNewQuotas } from '#lib/usage/quotas/recount-new-quotas';
import { setQuota } from '#lib/usage/quotas/set-quota';
import { goodPassword, makePerson } from '#tests/integration/auth/people';
import { type ApiDoor, apiDoors } from '#tests/integration/http/api-doors';
import { keyOf } from '#tests/integration/predict/caller';
import { iris, serve } from '#tests/integration/predict/served';
import { countedOf, ledgerRow, ledgerUnits, makeQuota, thisMonth } from '#tests/integration/usage/quota-rows';
import { callOperation, type OperationCall } from '#tests/support/call-operation';
import { until } from '#tests/support/until';

const { db, sql } = database();
type Person = Awaited<ReturnType<typeof makePerson>>;

let door: ApiDoor;
let owner: Person;
beforeAll(async () => {
  followChanges();
  door = await apiDoors['the server itself']();
  owner = await makePerson('engineer');
  await serve(owner.ctx, 'open', await iris());
  await serve(owner.ctx, 'secret', await iris(), { visibility: 'private' });
}, 60_000);
afterAll(async () => {
  await door.close();
  await followChanges().stop();
});

let caller: Person;
let key: { id: string; key: string };
let finance: Person;
let financeKey: string;
beforeEach(async () => {
  caller = await makePerson('end-user');
  key = await keyOf(caller.ctx, { scopes: ['billing', 'usage:read'] });
  finance = await makePerson('finance');
  financeKey = (await keyOf(finance.ctx, { scopes: ['billing', 'usage:read', 'finance'] })).key;
});

const as = (operation: Operation, call: OperationCall = {}, secret = key.key) =>
  callOperation(door.url, operation, { ...call, key: secret });
const set = (body: object, secret = key.key) => as(quotaOperations.set, { body }, secret);
const hard = { maxUnits: 100, isHard: true };

describe('a quota of one’s own', () => {
  test('is set, listed with what is used, changed and removed', async () => {
    const made = await set({ scope: 'account', ...hard });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ scope: 'account', maxUnits: 100, setBy: 'customer', usedUnits: 0 });
    await openLedger(sql).add(ledgerRow(caller.id, { units: 25 }));
    await set({ scope: 'model', model: 'open', maxUnits: 50, isHard: false });
    await set({ scope: 'key', keyId: key.id, ...hard });
    const { body } = await as(quotaOperations.list);
    expect((body as { data: QuotaDetail[] }).data).toMatchObject([
      { scope: 'account', key: null, model: null, usedUnits: 25, usedPercent: 25, period: thisMonth() },
      { scope: 'key', key: { id: key.id, name: 'test' }, usedUnits: 0 },
      {
        scope: 'model',
        model: 'open',
        isHard: false,
        resetsAt: new Date(periodSpan(thisMonth()).untilMs).toISOString(),
      },
    ]);
    const params = { id: (made.body as QuotaDetail).id };
    const changed = await as(quotaOperations.change, { params, body: { maxUnits: 50 } });
    expect(changed.body).toMatchObject({ maxUnits: 50, usedUnits: 25, usedPercent: 50 });
    expect((await as(quotaOperations.remove, { params })).status).toBe(204);
    expect((await as(quotaOperations.remove, { params })).status).toBe(404);
  });

  test('is refused below nothing, above what can be counted, twice for the same, and for what is not one’s own', async () => {
    const other = await keyOf(owner.ctx);
    const { id: revoked } = await keyOf(caller.ctx);
    await revokeApiKey(caller.ctx, { id: revoked });
    await set({ scope: 'account', ...hard });
    const statuses = async (...bodies: object[]) => Promise.all(bodies.map(async (body) => (await set(body)).status));
    expect(
      await statuses(
        { scope: 'account', maxUnits: -1, isHard: true },
        { scope: 'account', maxUnits: 1.5, isHard: true },
        { scope: 'account', maxUnits: 10 ** 12 + 1, isHard: true },
        { scope: 'plan', ...hard },
        { scope: 'key', ...hard },
        { scope: 'account', keyId: key.id, ...hard },
        { scope: 'key', keyId: other.id, ...hard },
        { scope: 'key', keyId: revoked, ...hard },
        { scope: 'model', model: 'secret', ...hard },
        { scope: 'account', ...hard },
        { scope: 'account', ...hard, customer: owner.id },
      ),
    ).toEqual([422, 422, 422, 422, 422, 422, 422, 422, 404, 409, 403]);
    const soft = await set({ scope: 'account', maxUnits: 10, isHard: false });
    expect(soft.status).toBe(201);
    const params = { id: (soft.body as QuotaDetail).id };
    expect((await as(quotaOperations.change, { params, body: { isHard: true } })).status).toBe(409);
    expect((await as(quotaOperations.change, { params, body: {} })).status).toBe(422);
  });

  test('is nobody else’s to see, and finance’s to see but not to change', async () => {
    const { id } = await setQuota(caller.ctx, { scope: 'account', ...hard });
    const stranger = (await keyOf((await makePerson()).ctx, { scopes: ['billing', 'usage:read'] })).key;
    const change = { params: { id }, body: { maxUnits: 1 } };
    expect((await as(quotaOperations.change, change, stranger)).status).toBe(404);
    expect((await as(quotaOperations.remove, change, stranger)).status).toBe(404);
    expect((await as(quotaOperations.list, { query: { customer: caller.id } }, stranger)).status).toBe(403);
    const listed = await as(quotaOperations.list, { query: { customer: caller.id } }, financeKey);
    expect((listed.body as { data: QuotaDetail[] }).data).toMatchObject([{ id }]);
    expect((await as(quotaOperations.change, change, financeKey)).status).toBe(403);
  });

  test('stands at 0 in the next month, before anybody has called in it', async () => {
    await makeQuota(caller.id, 10, { period: '2020-01', usedUnits: 10 });
    expect(await listQuotas(caller.ctx)).toMatchObject([{ period: thisMonth(), usedUnits: 0, usedPercent: 0 }]);
  });
});

test('what finance sets for a customer, the customer sees and cannot change, and all of it is in the audit log', async () => {
  const body = { scope: 'model', model: 'open', ...hard, customer: caller.id };
  const made = await set(body, financeKey);
  expect(made.body).toMatchObject({ setBy: 'finance' });
  expect((await set({ ...body, model: 'secret' }, financeKey)).status).toBe(404);
  expect((await set({ ...body, customer: 'usr_nobody' }, financeKey)).status).toBe(404);
  const { id } = made.body as QuotaDetail;
  const change = { params: { id }, body: { maxUnits: 1_000 } };
  expect(await listQuotas(caller.ctx)).toMatchObject([{ id }]);
  expect((await as(quotaOperations.change, change)).status).toBe(403);
  expect((await as(quotaOperations.remove, change)).status).toBe(403);
  expect((await as(quotaOperations.change, change, financeKey)).status).toBe(200);
  const log = await db.select().from(auditLog).where(eq(auditLog.userId, finance.id)).orderBy(asc(auditLog.id));
  expect(log).toMatchObject([
    { action: 'setQuota', outcome: 'done', target: { id, userId: caller.id, scope: 'model', isHard: 'yes' } },
    { action: 'setQuota', outcome: 'refused', code: 'not-found' },
    { action: 'setQuota', outcome: 'refused', code: 'not-found' },
    {
      action: 'changeQuota',
      outcome: 'done',
      target: { id, userId: caller.id, maxUnits: expect.stringMatching(/^\d+ → 1000$/) },
    },
  ]);
  const refused = await db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.userId, caller.id), eq(auditLog.code, 'forbidden')));
  expect(refused.map(({ action }) => action).sort()).toEqual(['changeQuota', 'removeQuota']);
});

describe('a quota that is set in the middle of a month', () => {
  const inMonth = (more: object = {}) => ledgerRow(caller.id, more);
  const before = () => periodSpan(thisMonth()).sinceMs - 1;

  test('begins with what its key or model was used this month, metered or not', async () => {
    const ledger = openLedger(sql);
    await ledger.add(inMonth({ units: 5, keyId: key.id, modelId: 'mdl_a' }));
    await ledger.add(inMonth({ units: 7, modelId: 'mdl_a' }));
    await ledger.add(inMonth({ units: 1_000, createdAtMs: before(), modelId: 'mdl_a' }));
    await meterUsage(db);
    await ledger.add(inMonth({ units: 11, keyId: key.id, modelId: 'mdl_b' }));
    await ledger.add(inMonth({ units: 2_000, createdAtMs: before(), keyId: key.id }));
    await ledger.add(ledgerRow(owner.id, { units: 400, modelId: 'mdl_a' }));
    const quotas = [
      await setQuota(caller.ctx, { scope: 'account', ...hard }),
      await setQuota(caller.ctx, { scope: 'key', keyId: key.id, ...hard }),
      await setQuota(caller.ctx, { scope: 'model', modelId: 'mdl_a', ...hard }),
    ];
    expect(quotas.map(({ usedUnits }) => usedUnits)).toEqual([23, 16, 12]);
    await meterUsage(db);
    await sql`update quotas set used_units = 0, created_at = now() - interval '1 minute' where user_id = ${caller.id}`;
    await recountNewQuotas(db);
    expect((await listQuotas(caller.ctx)).map(({ usedUnits }) => usedUnits)).toEqual([23, 16, 12]);
  });

  test('counts every call that is under way while it is made, each once', async () => {
    await until(async () => {
      await quotasOf(caller.id);
      return !mayHaveQuotas(caller.id);
    });
    const ledger = openLedger(sql);
    let isOver = false;
    const calls = Array.from({ length: 8 }, async () => {
      while (!isOver) await ledger.add(inMonth());
    });
    const { id } = await setQuota(caller.ctx, { scope: 'account', maxUnits: 10 ** 9, isHard: true });
    isOver = true;
    await Promise.all(calls);
    // What the worker does some seconds later.
    await sql`update quotas set created_at = now() - interval '1 minute' where id = ${id}`;
    await recountNewQuotas(db);
    expect((await countedOf(id)).usedUnits).toBe(await ledgerUnits(caller.id));
  });
});

describe('the cap of a plan', () => {
  const newPlan = async (maxUnits: number | null) => {
    const id = newId('request').replace('req_', 'plan-');
    await db.insert(plans).values({ id, name: 'Capped', limitPerMinute: 60, maxUnits });
    return id;
  };
  const moveTo = (planId: string, maxUnits?: number | null) =>
    db.transaction(async (tx) => {
      if (maxUnits !== undefined) await tx.update(plans).set({ maxUnits }).where(eq(plans.id, planId));
      await tx.update(users).set({ planId }).where(eq(users.id, caller.id));
      await keepPlanQuotas(tx, { userId: caller.id });
    });

  test('is a hard quota of each of its customers, which keeps what was used when it changes and goes with it', async () => {
    const planId = await newPlan(5);
    await openLedger(sql).add(ledgerRow(caller.id, { units: 3 }));
    await moveTo(planId);
    const [quota] = await listQuotas(caller.ctx);
    expect(quota).toMatchObject({ scope: 'plan', setBy: 'finance', isHard: true, maxUnits: 5, usedUnits: 3 });
    await expect(openLedger(sql).add(ledgerRow(caller.id, { units: 3 }))).rejects.toMatchObject({
      code: 'quota-exceeded',
      quota: { scope: 'plan', usedUnits: 3 },
    });
    await db.update(plans).set({ maxUnits: 6 }).where(eq(plans.id, planId));
    await db.transaction((tx) => keepPlanQuotas(tx, { planId }));
    await openLedger(sql).add(ledgerRow(caller.id, { units: 3 }));
    expect(await listQuotas(caller.ctx)).toMatchObject([{ id: quota!.id, maxUnits: 6, usedUnits: 6 }]);
    await db.update(plans).set({ maxUnits: null }).where(eq(plans.id, planId));
    await db.transaction((tx) => keepPlanQuotas(tx, { planId }));
    expect(await listQuotas(caller.ctx)).toEqual([]);
  });

  test('holds in a process that knew of no quota, within the blink that a notification takes', async () => {
    await until(async () => {
      await quotasOf(caller.id);
      return !mayHaveQuotas(caller.id);
    });
    await moveTo(await newPlan(0));
    await until(() => Promise.resolve(mayHaveQuotas(caller.id)));
    await expect(openLedger(sql).add(ledgerRow(caller.id))).rejects.toMatchObject({ code: 'quota-exceeded' });
  });

  test('is neither a customer’s nor finance’s to change by itself', async () => {
    await moveTo(await newPlan(5));
    const [quota] = await listQuotas(caller.ctx);
    const change = { params: { id: quota!.id }, body: { maxUnits: 1_000 } };
    expect((await as(quotaOperations.change, change)).status).toBe(403);
    expect((await as(quotaOperations.remove, change, financeKey)).status).toBe(403);
  });

  test('holds for whoever signs up', async () => {
    await db.update(plans).set({ maxUnits: 9 }).where(eq(plans.id, 'free'));
    try {
      const email = `${newId('user')}@example.org`;
      await signUp({ ...caller.ctx }, { email, name: 'New', password: goodPassword });
      const [account] = await db.select().from(users).where(eq(users.email, email));
      expect(await quotasOf(account!.id)).toMatchObject([{ scope: 'plan', maxUnits: 9, isHard: true }]);
    } finally {
      await db.update(plans).set({ maxUnits: null }).where(eq(plans.id, 'free'));
    }
  });
});
