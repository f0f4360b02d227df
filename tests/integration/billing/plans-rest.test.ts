import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { usableScopes } from '#lib/auth/api-keys/usable-scopes';
import type { Role, Scope } from '#lib/auth/permissions';
import { planOperations } from '#lib/http/operations/plans';
import { makePerson } from '#tests/integration/auth/people';
import { flatPrices } from '#tests/integration/billing/plan-fixtures';
import { type ApiDoor, apiDoors } from '#tests/integration/http/api-doors';
import { callOperation, type OperationCall } from '#tests/support/call-operation';

let door: ApiDoor;
let finance: { id: string; key: string };
let customer: { id: string; key: string };
beforeAll(async () => {
  door = await apiDoors['route handlers of Next']();
  finance = await keyOf('finance', ['billing', 'finance']);
  customer = await keyOf('end-user', ['billing', 'finance']);
});
afterAll(async () => {
  await door.close();
  await database().sql.end();
});

async function keyOf(role: Role, wished: Scope[]) {
  const { ctx, id } = await makePerson(role);
  const scopes = usableScopes(ctx.actor).filter((scope) => wished.includes(scope));
  return { id, key: (await createApiKey(ctx, { name: 'test', scopes, limit: 'plan', expiresAt: null })).key };
}

const call = (name: keyof typeof planOperations, more: OperationCall) =>
  callOperation(door.url, planOperations[name], more);
const auditOf = async (userId: string) =>
  (await database().db.select().from(auditLog).where(eq(auditLog.userId, userId)).orderBy(asc(auditLog.id))).map(
    ({ action, target, outcome, code }) => ({ action, target, outcome, code }),
  );

const wish = { id: 'club', name: 'Club', limitPerMinute: 90, isPublic: true, prices: flatPrices('0.01') };

test('finance makes, changes and archives a plan, a customer chooses it: all of it is in the audit log', async () => {
  const made = await call('create', { key: finance.key, body: wish });
  expect(made).toMatchObject({ status: 201, body: { id: 'club', prices: wish.prices, customers: 0, currency: 'EUR' } });
  const params = { id: 'club' };
  const body = { limitPerMinute: 120, prices: flatPrices('0.02') };
  expect(await call('change', { key: finance.key, params, body })).toMatchObject({
    status: 200,
    body: { limitPerMinute: 120, prices: flatPrices('0.01'), comingPrices: { prices: flatPrices('0.02') } },
  });
  expect(await call('choose', { key: customer.key, body: { planId: 'club' } })).toMatchObject({
    status: 200,
    body: { plan: { id: 'club', customers: null }, coming: null },
  });
  expect(await call('getOwn', { key: customer.key })).toMatchObject({ body: { plan: { id: 'club' } } });
  expect(await call('list', { key: customer.key })).toMatchObject({ status: 200, body: { nextCursor: null } });
  expect(await call('archive', { key: finance.key, params })).toMatchObject({ status: 409 });
  const move = { params: { id: customer.id }, body: { planId: 'free', from: 'this-month' } };
  expect(await call('move', { key: finance.key, ...move })).toMatchObject({ body: { plan: { id: 'free' } } });
  expect(await call('archive', { key: finance.key, params })).toMatchObject({ status: 204 });
  expect(await call('get', { key: customer.key, params })).toMatchObject({ status: 404 });

  expect(await auditOf(finance.id)).toEqual([
    {
      action: 'createPlan',
      target: {
        ...params,
        ...{ limitPerMinute: '90', maxUnits: 'none', isPublic: 'yes', baseFee: '0', freeUnits: '0' },
        ...{ tiers: '0.01 for more', cachedUnitPrice: '0', models: 'none' },
      },
      outcome: 'done',
      code: null,
    },
    {
      action: 'changePlan',
      target: { ...params, limitPerMinute: '90 → 120', tiers: '0.01 for more → 0.02 for more' },
      outcome: 'done',
      code: null,
    },
    { action: 'archivePlan', target: params, outcome: 'refused', code: 'conflict' },
    {
      action: 'movePlan',
      target: { id: customer.id, planId: 'club → free', fromPeriod: expect.stringMatching(/^\d{4}-\d{2}$/) },
      outcome: 'done',
      code: null,
    },
    { action: 'archivePlan', target: params, outcome: 'done', code: null },
  ]);
  expect(await auditOf(customer.id)).toMatchObject([
    { action: 'choosePlan', target: { planId: 'free → club' }, outcome: 'done', code: null },
  ]);
});

test('a customer who wants to change plans is refused, and it is written down', async () => {
  const stranger = await keyOf('engineer', ['billing', 'finance']);
  const { key } = stranger;
  expect(await call('create', { key, body: { ...wish, id: 'mine' } })).toMatchObject({ status: 403 });
  expect(await call('change', { key, params: { id: 'team' }, body: { isPublic: false } })).toMatchObject({
    status: 403,
  });
  const move = { params: { id: stranger.id }, body: { planId: 'team', from: 'next-month' } };
  expect(await call('move', { key, ...move })).toMatchObject({ status: 403 });
  expect(await auditOf(stranger.id)).toMatchObject([
    { action: 'createPlan', outcome: 'refused', code: 'forbidden' },
    { action: 'changePlan', outcome: 'refused', code: 'forbidden' },
    { action: 'movePlan', outcome: 'refused', code: 'forbidden' },
  ]);
});

test.each([
  ['a negative price', flatPrices('-0.01'), '/prices/tiers/0/unitPrice'],
  ['overlapping tiers', { ...flatPrices('1'), tiers: tiers(10, 10, null) }, '/prices/tiers/1/upTo'],
  ['an open tier in the middle', { ...flatPrices('1'), tiers: tiers(10, null, null) }, '/prices/tiers/1/upTo'],
  ['too many decimals', flatPrices('0.00000000001'), '/prices/tiers/0/unitPrice'],
  ['more free than there can be', flatPrices('1', { freeUnits: 10 ** 15 }), '/prices/freeUnits'],
  ['a model there is not', flatPrices('1', { models: [ofModel('mdl_none')] }), '/prices/models/0/modelId'],
])('%s is refused at its place, and it is written down', async (_, prices, pointer) => {
  const { id, key } = await keyOf('finance', ['finance']);
  const made = await call('create', { key, body: { ...wish, id: 'bad', prices } });
  expect(made).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  expect(await auditOf(id)).toMatchObject([{ action: 'createPlan', outcome: 'refused', code: 'invalid' }]);
  expect(await call('get', { key: finance.key, params: { id: 'bad' } })).toMatchObject({ status: 404 });
});

function tiers(...ends: (number | null)[]) {
  return ends.map((upTo) => ({ upTo, unitPrice: '1' }));
}

function ofModel(modelId: string) {
  return { modelId, tiers: tiers(null), cachedUnitPrice: '0' };
}
