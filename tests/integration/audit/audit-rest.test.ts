import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { users } from '#db/schema/people';
import type { AuditLogEntry } from '#lib/audit/audit-entries';
import { listAuditActions } from '#lib/audit/list-audit-actions';
import { nameTargets } from '#lib/audit/name-targets';
import { AuditLogPage } from '#lib/audit/search-audit';
import { signInByPassword } from '#lib/auth/sign-in/sign-in-by-password';
import { auditOperations } from '#lib/http/operations/audit';
import { modelOperations } from '#lib/http/operations/models';
import { peopleOperations } from '#lib/http/operations/people';
import { newId } from '#lib/ids';
import { goodPassword, makePerson } from '#tests/integration/auth/people';
import { type ApiDoor, apiDoors } from '#tests/integration/http/api-doors';
import { keyOf } from '#tests/integration/predict/caller';
import { callOperation } from '#tests/support/call-operation';

const { db } = database();
let door: ApiDoor;
let admin: Awaited<ReturnType<typeof makePerson>>;
let key: string;
let engineer: Awaited<ReturnType<typeof makePerson>>;
let engineerKey: { id: string; key: string };

beforeAll(async () => {
  door = await apiDoors['route handlers of Next']();
  admin = await makePerson('admin', { name: '=cmd()' });
  key = (await keyOf(admin.ctx, { scopes: ['audit:read'] })).key;
  engineer = await makePerson('engineer', { name: 'Grace 100%' });
  engineerKey = await keyOf(engineer.ctx, { scopes: ['models:write', 'models:read'] });
  for (const slug of ['first', 'second', 'first']) await createModel(slug);
  await callOperation(door.url, auditOperations.verify, { key, body: {} });
});
afterAll(() => door.close());

const createModel = (slug: string) =>
  callOperation(door.url, modelOperations.create, { key: engineerKey.key, body: { slug, name: slug } });

async function search(query: Record<string, string>): Promise<AuditLogEntry[]> {
  const { status, body } = await callOperation(door.url, auditOperations.search, { key, query });
  expect(status, JSON.stringify(body)).toBe(200);
  return AuditLogPage.parse(body).data;
}

test('a change is in the log with who, by which key, what was made, and what was refused and why', async () => {
  const entries = await search({ action: 'createModel' });
  expect(entries).toMatchObject([
    { outcome: 'refused', code: 'conflict', target: {} },
    { outcome: 'done', target: { slug: 'second' } },
    { outcome: 'done', target: { slug: 'first' } },
  ]);
  for (const { actor, address, requestId } of entries) {
    expect(actor).toMatchObject({ kind: 'key', userId: engineer.id, name: 'Grace 100%', keyId: engineerKey.id });
    expect(address).toBeTruthy();
    expect(requestId).toMatch(/^req_/);
  }
  expect(entries[1]!.target.id).toMatch(/^mdl_/);
});

test('entries are found by who, what, outcome, target, text and time', async () => {
  const models = { action: 'createModel' };
  const seqs = async (query: Record<string, string>) => (await search(query)).map(({ seq }) => seq);
  const all = await seqs(models);
  expect(all).toHaveLength(3);
  for (const who of [engineer.id, engineerKey.id, '100%', engineer.email.toUpperCase()])
    expect(await seqs({ ...models, who }), who).toEqual(all);
  for (const who of [admin.id, 'nobody of that name', 'Grace 100_'])
    expect(await seqs({ ...models, who }), who).toEqual([]);
  expect(await seqs({ ...models, outcome: 'refused' })).toEqual(all.slice(0, 1));
  expect(await seqs({ ...models, target: 'second' })).toEqual(all.slice(1, 2));
  expect(await seqs({ ...models, target: 'slug' })).toEqual([]);
  expect(await seqs({ ...models, q: 'CREATEmodel' })).toEqual(all);
  expect(await seqs({ ...models, q: 'createModel%' })).toEqual([]);
  const today = new Date().toISOString().slice(0, 10);
  expect(await seqs({ ...models, from: today })).toEqual(all);
  expect(await seqs({ ...models, to: today })).toEqual([]);
  const [, second] = await search(models);
  const between = { from: second!.at, to: new Date(Date.parse(second!.at) + 1).toISOString() };
  expect(await seqs({ ...models, ...between })).toContain(second!.seq);
});

test('pages of the log follow each other without an entry twice or missing', async () => {
  const whole = (await search({ limit: '500' })).map(({ id }) => id);
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { limit: '2', ...(cursor && { cursor }) };
    const { body } = await callOperation(door.url, auditOperations.search, { key, query });
    const page = AuditLogPage.parse(body);
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(whole);
});

test('an export is what a search finds, oldest first, as JSON lines and as a table that computes nothing', async () => {
  const query = { q: 'e' };
  const found = (await search({ ...query, limit: '500' })).toReversed();
  const fetched = async (format: string) => {
    const response = await fetch(`${door.url}/api/v1/audit/export?${new URLSearchParams({ ...query, format })}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="audit.${format}"`);
    return response.text();
  };
  const lines = (await fetched('jsonl')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(found);
  const [names, ...rows] = (await fetched('csv')).trimEnd().split('\n');
  expect(names).toMatch(/^seq,id,at,.*,hash$/);
  const ends = rows.map((row) => row.split(',')).map((cells) => `${cells[0]} ${cells.at(-1)}`);
  expect(ends).toEqual(found.map(({ seq, hash }) => `${seq} ${hash}`));
  expect(rows.find((row) => row.includes(`,${admin.id},`))).toContain(",'=cmd(),");
});

test('the log is verified on demand, and that is written down', async () => {
  const { status, body } = await callOperation(door.url, auditOperations.verify, { key, body: {} });
  expect(status).toBe(200);
  expect(body).toMatchObject({ broken: null, head: { seq: expect.any(Number) } });
  expect((await search({ action: 'verifyAudit' })).length).toBeGreaterThan(1);
  const noted = { seq: 1, hash: 'a'.repeat(64) };
  const doubted = await callOperation(door.url, auditOperations.verify, { key, body: { noted } });
  expect(doubted.body).toMatchObject({ broken: { seq: 1, why: 'changed' } });
});

test('what was done to a person is found by their e-mail, which no entry holds', async () => {
  const person = await makePerson('end-user', { email: `found-by-${newId('request')}@example.org` });
  const { key } = await keyOf(admin.ctx, { scopes: ['people:write'] });
  const params = { id: person.id };
  await callOperation(door.url, peopleOperations.changeRole, { key, params, body: { role: 'finance' } });
  await callOperation(door.url, peopleOperations.disable, { key, params });
  for (const target of [person.email, ` ${person.email.toUpperCase()} `, person.id]) {
    const found = await search({ target });
    expect(found, target).toMatchObject([{ action: 'disablePerson' }, { action: 'changeRole' }]);
    expect(JSON.stringify(found)).not.toContain('found-by-');
    expect(await nameTargets(admin.ctx, found)).toEqual({ [person.id]: { kind: 'person', name: person.name } });
  }
  expect(await search({ target: 'nobody-has-this@example.org' })).toEqual([]);
  await expect(nameTargets(engineer.ctx, [])).rejects.toMatchObject({ code: 'forbidden' });
});

test('models are named by their ids and slugs while they are there, and so are keys', async () => {
  const entries = await search({ action: 'createModel', outcome: 'done', target: 'first' });
  const { id } = entries[0]!.target;
  const model = { kind: 'model', name: 'first' };
  expect(await nameTargets(admin.ctx, entries)).toEqual({ [id!]: model, 'slug:first': model });
  const target = { key: engineerKey.id, name: 'first', gone: newId('model') };
  expect(await nameTargets(admin.ctx, [{ target }])).toEqual({ [engineerKey.id]: { kind: 'key', name: 'test' } });
});

test('actions to choose from are those that the log has, each once, for whoever may read it', async () => {
  const actions = await listAuditActions(admin.ctx);
  const rows = await db.selectDistinct({ action: auditLog.action }).from(auditLog);
  expect(actions.toSorted()).toEqual(rows.map(({ action }) => action).toSorted());
  expect(actions).toContain('createModel');
  await expect(listAuditActions(engineer.ctx)).rejects.toMatchObject({ code: 'forbidden' });
});

test('only asking what a search would answer changes nothing, and is not written down', async () => {
  const { status } = await auditOperations.search({
    method: 'HEAD',
    url: '/api/v1/audit',
    params: {},
    header: (name) => (name === 'authorization' ? `Bearer ${key}` : undefined),
    body: async () => Buffer.alloc(0),
    stream: () => Readable.from([]),
  });
  expect(status).toBe(200);
  expect(await search({ action: 'searchAudit', outcome: 'done' })).toEqual([]);
});

test.each(Object.entries(auditOperations))(
  '%s is for admins; who else asks is refused, whatever the scopes of the key, and that is written down',
  async (_, operation) => {
    const ask = (key: string) =>
      callOperation(door.url, operation, { key, ...(operation.about.method === 'POST' && { body: {} }) });
    for (const role of ['end-user', 'engineer', 'finance'] as const) {
      // Nobody else gets a key with this scope: one has it who was an admin.
      const former = await makePerson('admin');
      const { key } = await keyOf(former.ctx, { scopes: ['audit:read'] });
      await db.update(users).set({ role }).where(eq(users.id, former.id));
      expect(await ask(key), role).toMatchObject({ status: 403 });
      const rows = await db.select().from(auditLog).where(eq(auditLog.userId, former.id));
      expect(rows).toMatchObject([{ action: operation.about.id, outcome: 'refused', code: 'forbidden' }]);
    }
    const { key: scopeless } = await keyOf(admin.ctx, { scopes: ['predict'] });
    expect(await ask(scopeless)).toMatchObject({ status: 403 });
  },
);

test.each([
  [{ from: 'yesterday' }, '/from'],
  [{ outcome: 'maybe' }, '/outcome'],
  [{ cursor: 'aud_1' }, '/cursor'],
  [{ action: "x' or true" }, '/action'],
])('a search that cannot be, %j, is refused with where', async (query, pointer) => {
  const { status, body } = await callOperation(door.url, auditOperations.search, {
    key,
    query: { ...query } as Record<string, string>,
  });
  expect({ status, body }).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
});

test('a sign-in that failed is in the log in words, under whose it would have been, without what was typed', async () => {
  const person = await makePerson();
  expect(await signInByPassword(db, { email: person.email, password: 'a wrong password' }, '192.0.2.9')).toBeNull();
  expect(
    await signInByPassword(db, { email: 'nobody-here@example.org', password: goodPassword }, '192.0.2.9'),
  ).toBeNull();
  await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, person.id));
  await expect(signInByPassword(db, { email: person.email, password: goodPassword }, '192.0.2.9')).rejects.toThrow();
  const [disabled, unknown, known] = await search({ action: 'signIn', outcome: 'refused' });
  expect(known).toMatchObject({ actor: { kind: 'anonymous' }, target: { userId: person.id }, address: '192.0.2.9' });
  expect(unknown).toMatchObject({ actor: { kind: 'anonymous' }, target: {} });
  expect(known!.detail).toBe('The e-mail or the password was wrong.');
  expect(disabled!.detail).toBe('The account is disabled.');
  expect(JSON.stringify([known, unknown])).not.toMatch(/example\.org|wrong password/);
});
