import { eq } from 'drizzle-orm';
import { beforeAll, expect, test, vi } from 'vitest';
import * as replayRoute from '#app/api/v1/webhooks/[id]/messages/[messageId]/replay/route.ts';
import * as messageRoute from '#app/api/v1/webhooks/[id]/messages/[messageId]/route.ts';
import * as messagesRoute from '#app/api/v1/webhooks/[id]/messages/route.ts';
import * as replayFailedRoute from '#app/api/v1/webhooks/[id]/replay-failed/route.ts';
import * as rotateRoute from '#app/api/v1/webhooks/[id]/rotate-secret/route.ts';
import * as webhookRoute from '#app/api/v1/webhooks/[id]/route.ts';
import * as testRoute from '#app/api/v1/webhooks/[id]/test/route.ts';
import * as webhooksRoute from '#app/api/v1/webhooks/route.ts';
import { database } from '#db/client';
import { webhookMessages } from '#db/schema/clients';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import type { Scope } from '#lib/auth/permissions';
import { webhookOperations } from '#lib/http/operations/webhooks';
import { firstIdAt, newId } from '#lib/ids';
import { forgetWebhookMessages } from '#lib/webhooks/forget-webhook-messages';
import { webhooksQuery } from '#lib/webhooks/webhook-details';
import { messagesQuery } from '#lib/webhooks/webhook-messages';
import { makePerson } from '#tests/integration/auth/people';
import { planOf } from '#tests/integration/usage/calls';
import { deliver } from '#tests/integration/webhooks/hooks';

vi.hoisted(() => {
  process.env.WEBHOOK_PRIVATE_ADDRESSES = 'allow';
  process.env.WEBHOOK_HTTP = 'allow';
});

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

let key: string;
let strangersKey: string;
let batchKey: string;
beforeAll(async () => {
  const keyWith = async (scopes: Scope[]) => {
    const { ctx } = await makePerson();
    return (await createApiKey(ctx, { name: 'test', scopes, limit: 'plan', expiresAt: null })).key;
  };
  [key, strangersKey, batchKey] = [await keyWith(['webhooks']), await keyWith(['webhooks']), await keyWith(['batch'])];
});

type Call = { method?: string; body?: unknown; params?: Record<string, string>; query?: string; as?: string };

async function call(handler: Handler, { method = 'GET', body, params = {}, query = '', as = key }: Call = {}) {
  const request = new Request(`http://localhost:3000/x${query}`, {
    method,
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = await handler(request, { params: Promise.resolve(params) });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

const url = 'http://127.0.0.1:9999/hook';
const create = (body: object = { url }) => call(webhooksRoute.POST, { method: 'POST', body });

test('a webhook is made, read, changed, tried and deleted by REST; its secret is in the first answer alone', async () => {
  const made = await create({ url, description: ' Nightly ', events: ['batch_job.failed', 'batch_job.failed'] });
  expect(made).toMatchObject({
    status: 201,
    body: { url, description: 'Nightly', events: ['batch_job.failed'], isEnabled: true, lastMessage: null },
  });
  const { secret, ...webhook } = made.body;
  expect(secret).toMatch(/^whsec_/);
  const params = { id: webhook.id };
  expect(await call(webhookRoute.GET, { params })).toEqual({ status: 200, body: webhook });
  expect(await call(webhooksRoute.GET)).toEqual({ status: 200, body: { data: [webhook], nextCursor: null } });

  const changed = await call(webhookRoute.PATCH, { method: 'PATCH', params, body: { events: [], description: '' } });
  expect(changed).toEqual({ status: 200, body: { ...webhook, events: [], description: '' } });
  const rotated = await call(rotateRoute.POST, { method: 'POST', params });
  expect(rotated.status).toBe(200);
  expect(rotated.body.secret).not.toBe(secret);

  const sent = await call(testRoute.POST, { method: 'POST', params });
  expect(sent).toMatchObject({ status: 202, body: { event: 'webhook.test', status: 'pending', attempts: [] } });
  await deliver(sent.body.id);
  const message = { ...params, messageId: sent.body.id };
  expect(await call(messageRoute.GET, { params: message })).toMatchObject({
    status: 200,
    body: { body: sent.body.body, attempts: [{ number: 1, status: null, problem: expect.any(String) }] },
  });
  expect(await call(webhookRoute.GET, { params })).toMatchObject({
    body: { lastMessage: { id: sent.body.id, lastAttempt: { number: 1 } } },
  });
  expect(await call(replayRoute.POST, { method: 'POST', params: message })).toMatchObject({ status: 202 });
  const since = '2026-01-01T00:00:00Z';
  const again = await call(replayFailedRoute.POST, { method: 'POST', params, body: { since } });
  expect(again).toEqual({ status: 202, body: { replayed: 0 } });

  expect(await call(webhookRoute.DELETE, { method: 'DELETE', params })).toEqual({ status: 204, body: null });
  expect(await call(webhookRoute.GET, { params })).toMatchObject({ status: 404 });
});

test("another's webhook is not there, for each operation, and nothing happens to it", async () => {
  const { body: webhook } = await create();
  const params = { id: webhook.id };
  const { body: sent } = await call(testRoute.POST, { method: 'POST', params });
  const message = { ...params, messageId: sent.id };
  const before = await call(webhookRoute.GET, { params });
  const as = strangersKey;
  const tries: [Handler, Call][] = [
    [webhookRoute.GET, { params }],
    [webhookRoute.PATCH, { method: 'PATCH', params, body: { isEnabled: false } }],
    [webhookRoute.DELETE, { method: 'DELETE', params }],
    [rotateRoute.POST, { method: 'POST', params }],
    [testRoute.POST, { method: 'POST', params }],
    [replayFailedRoute.POST, { method: 'POST', params, body: { since: '2026-01-01T00:00:00Z' } }],
    [messagesRoute.GET, { params }],
    [messageRoute.GET, { params: message }],
    [replayRoute.POST, { method: 'POST', params: message }],
  ];
  for (const [handler, made] of tries) expect(await call(handler, { ...made, as })).toMatchObject({ status: 404 });
  expect((await call(webhooksRoute.GET, { as })).body.data).toEqual([]);
  expect(await call(webhookRoute.GET, { params })).toEqual(before);

  const { body: other } = await create();
  const mixed = { id: other.id, messageId: sent.id };
  expect(await call(messageRoute.GET, { params: mixed })).toMatchObject({ status: 404 });
  expect(await call(replayRoute.POST, { method: 'POST', params: mixed })).toMatchObject({ status: 404 });
});

test('a key without the scope is told which it lacks', async () => {
  expect(await call(webhooksRoute.GET, { as: batchKey })).toMatchObject({
    status: 403,
    body: { detail: expect.stringContaining('"webhooks"') },
  });
});

test('what does not fit is told with its place', async () => {
  const places = async (body: object) => {
    const { status, body: problem } = await create(body);
    return [status, ...(problem.errors ?? []).map(({ pointer }: { pointer: string }) => pointer)];
  };
  expect(await places({})).toEqual([422, '/url']);
  expect(await places({ url: 'nowhere' })).toEqual([422, '/url']);
  expect(await places({ url: `https://example.com/${'x'.repeat(2000)}` })).toEqual([422, '/url']);
  expect(await places({ url, events: ['batch_job.eaten'] })).toEqual([422, '/events/0']);
  expect(await places({ url, description: 'a\0b' })).toEqual([422, '/description']);
  expect(await places({ url, secret: 'whsec_mine' })).toEqual([422, '']);
  const { body: webhook } = await create();
  const params = { id: webhook.id };
  expect(await call(webhookRoute.PATCH, { method: 'PATCH', params, body: {} })).toMatchObject({ status: 422 });
  expect(await call(webhookRoute.GET, { params: { id: 'whk_\0' } })).toMatchObject({ status: 422 });
  for (const query of ['?cursor=msg_1', '?cursor=job_01kaf2m7q3x0v9d4h8s1n6r5tw', '?status=lost', '?limit=0']) {
    expect(await call(messagesRoute.GET, { params, query })).toMatchObject({ status: 422 });
  }
});

test('messages come newest first, page by page, and by what became of them', async () => {
  const { body: webhook } = await create();
  const params = { id: webhook.id };
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) ids.unshift((await call(testRoute.POST, { method: 'POST', params })).body.id);
  const { db } = database();
  await db.update(webhookMessages).set({ status: 'failed' }).where(eq(webhookMessages.id, ids[1]!));
  const page = async (query: string) => (await call(messagesRoute.GET, { params, query })).body;
  const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);
  const first = await page('?limit=3');
  expect(idsOf(first)).toEqual(ids.slice(0, 3));
  const second = await page(`?limit=3&cursor=${first.nextCursor}`);
  expect([idsOf(second), second.nextCursor]).toEqual([ids.slice(3), null]);
  expect(idsOf(await page('?status=failed'))).toEqual([ids[1]]);
  expect(idsOf(await page('?status=delivered'))).toEqual([]);
});

test('what is older than thirty days is forgotten, the rest kept', async () => {
  const { body: webhook } = await create();
  const params = { id: webhook.id };
  const { body: kept } = await call(testRoute.POST, { method: 'POST', params });
  const { db } = database();
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
  const made = [31, 29].map((days) => ({
    id: newId('webhookMessage', daysAgo(days).getTime()),
    endpointId: webhook.id,
    event: 'webhook.test',
    body: '{}',
    status: 'failed' as const,
    createdAt: daysAgo(days),
  }));
  await db.insert(webhookMessages).values(made);
  expect(await forgetWebhookMessages(db, new Date())).toBe(1);
  const { body: page } = await call(messagesRoute.GET, { params });
  expect(page.data.map(({ id }: { id: string }) => id)).toEqual([kept.id, made[1]!.id]);
});

test('lists are read by their indexes, however many messages there are', async () => {
  const { body: webhook } = await create();
  const { body: busy } = await create();
  const { db, sql } = database();
  await sql`
    insert into webhook_messages (id, endpoint_id, event, body, status)
    select ${firstIdAt('webhookMessage', Date.now()).slice(0, 14)} || lpad(n::text, 16, '0'), ${busy.id}, 'x', '{}', 'failed'
    from generate_series(1, 20000) n`;
  const scanned = async (query: { sql: string; params: unknown[] }) =>
    (await planOf(query)).filter(
      (node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'webhook_messages',
    );
  expect(await scanned(messagesQuery(db, eq(webhookMessages.endpointId, webhook.id), 51).toSQL())).toEqual([]);
  expect(await scanned(messagesQuery(db, eq(webhookMessages.endpointId, busy.id), 51).toSQL())).toEqual([]);
  expect(await scanned(webhooksQuery(db, undefined).toSQL())).toEqual([]);
});

test('the examples of the document are what the operations take and answer', () => {
  for (const { about } of Object.values(webhookOperations)) {
    if (about.body) about.body.parse(about.examples?.body);
    if (about.answer) about.answer.parse(about.examples?.answer);
  }
});
