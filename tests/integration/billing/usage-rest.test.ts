import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { Usage } from '#lib/billing/usage/usage-answer';
import type { Ctx } from '#lib/context';
import { usageOperations } from '#lib/http/operations/usage';
import { makePerson } from '#tests/integration/auth/people';
import { makeCustomer } from '#tests/integration/billing/used';
import { type ApiDoor, apiDoors } from '#tests/integration/http/api-doors';
import { keyOf } from '#tests/integration/predict/caller';
import { addAnswered } from '#tests/integration/usage/calls';
import { callOperation } from '#tests/support/call-operation';

let door: ApiDoor;
let customer: Awaited<ReturnType<typeof makeCustomer>>;
const february = { from: '2026-02-01', to: '2026-02-28' };

beforeAll(async () => {
  door = await apiDoors['route handlers of Next']();
  customer = await makeCustomer();
});
afterAll(() => door.close());

const reader = async (ctx: Ctx) => (await keyOf(ctx, { scopes: ['usage:read', 'finance'] })).key;
const get = (key: string, query: Record<string, string> = {}) =>
  callOperation(door.url, usageOperations.get, { key, query });
const auditOf = async (userId: string) =>
  (await database().db.select().from(auditLog).where(eq(auditLog.userId, userId)).orderBy(asc(auditLog.id))).map(
    ({ action, outcome, code, detail }) => ({ action, outcome, code, detail }),
  );

test.each(['day', 'model', 'key'])(
  'by %s it is answered as the document says, and as a table that adds up',
  async (by) => {
    const { id: keyId } = await keyOf(customer.ctx, { name: `=HYPERLINK("http://evil.example","${by}")` });
    const call = { userId: customer.id, modelId: 'mdl_a', versionId: 'ver_a', units: 40 };
    await addAnswered([
      { ...call, atMs: Date.parse('2026-02-03T10:00:00Z'), keyId },
      { ...call, atMs: Date.parse('2026-02-04T10:00:00Z'), cached: true },
    ]);
    const key = await reader(customer.ctx);
    const { status, body } = await get(key, { ...february, by });
    expect(status).toBe(200);
    const { data, cost } = Usage.parse(body);

    const csv = await callOperation(door.url, usageOperations.export, { key, query: { ...february, by } });
    expect(csv).toMatchObject({ status: 200 });
    expect(csv.headers.get('content-disposition')).toContain(`usage by ${by} 2026-02-01 to 2026-02-28.csv`);
    const text = String(csv.body);
    expect(text).not.toMatch(/(^|,)"?=/m);
    if (by === 'key') expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""key"")"`);
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(data.length + 1);
    expect(lines[0]).toMatch(/kind,predictions,units,cachedUnits,cost,currency$/);
    const cents = lines.slice(1).map((line) => Number(line.split(',').at(-2)!.replace('.', '')));
    expect(cents.reduce((total, one) => total + one, 0)).toBe(Number(cost.replace('.', '')));
  },
);

test('a stranger who asks for a customer’s usage is refused, whatever scopes their key has, and it is written down', async () => {
  const stranger = await makePerson('engineer');
  const key = await reader(stranger.ctx);
  for (const operation of [usageOperations.get, usageOperations.export]) {
    const answer = await callOperation(door.url, operation, { key, query: { customer: customer.id } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  }
  const refused = { outcome: 'refused', code: 'forbidden', detail: expect.stringContaining(customer.id) };
  expect(await auditOf(stranger.id)).toEqual([
    { action: 'getUsage', ...refused },
    { action: 'exportUsage', ...refused },
  ]);
});

test('finance reads anybody’s, with a key that has the scope for it; nobody’s is not found', async () => {
  const finance = await makePerson('finance');
  const query = { customer: customer.id, ...february };
  expect(await get(await reader(finance.ctx), query)).toMatchObject({ status: 200, body: { from: february.from } });
  const { key: without } = await keyOf(finance.ctx, { scopes: ['usage:read'] });
  expect(await get(without, query)).toMatchObject({ status: 403 });
  expect(await get(await reader(finance.ctx), { customer: 'usr_none' })).toMatchObject({ status: 404 });
});

test('a key without the scope is refused', async () => {
  const { key } = await keyOf(customer.ctx, { scopes: ['predict'] });
  expect(await get(key)).toMatchObject({ status: 403 });
});

test.each([
  [{ from: '2026-02-30' }, '/from'],
  [{ from: '0001-01-01' }, '/from'],
  [{ from: '2026-02-01T00:00:00Z' }, '/from'],
  [{ from: '2026-03-01', to: '2026-02-28' }, '/to'],
  [{ from: '2025-01-01', to: '2026-02-28' }, '/from'],
  [{ by: 'version' }, '/by'],
  [{ customer: 'usr_\0' }, '/customer'],
])('%j is refused at its place', async (query, pointer) => {
  const key = await reader(customer.ctx);
  expect(await get(key, query)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
});

test.each([
  [{}, new Date().toISOString().slice(0, 7), new Date().toISOString().slice(0, 7)],
  [{ from: '2026-02-10' }, '2026-02-10', '2026-02-28'],
  [{ to: '2026-02-10' }, '2026-02-01', '2026-02-10'],
])('what %j leaves out is the rest of the month', async (query, from, to) => {
  const { body } = await get(await reader(customer.ctx), query);
  const answer = Usage.parse(body);
  expect([answer.from.startsWith(from), answer.to.startsWith(to)]).toEqual([true, true]);
});
