import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { walkChain } from '#lib/audit/walk-chain';
import { type Scope, scopes } from '#lib/auth/permissions';
import type { Operation } from '#lib/http/operation';
import { billingOperations } from '#lib/http/operations/billing';
import { invitationOperations } from '#lib/http/operations/invitations';
import { keyOperations } from '#lib/http/operations/keys';
import { modelOperations } from '#lib/http/operations/models';
import { peopleOperations } from '#lib/http/operations/people';
import { retentionOperations } from '#lib/http/operations/retention';
import { webhookOperations } from '#lib/http/operations/webhooks';
import { newId } from '#lib/ids';
import { defaultRetention } from '#lib/privacy/retention/retention';
import { goodPassword, makePerson } from '#tests/integration/auth/people';
import { type ApiDoor, apiDoors } from '#tests/integration/http/api-doors';
import { keyOf } from '#tests/integration/predict/caller';
import { newModel, publishReady } from '#tests/integration/registry/published';
import { callOperation, type OperationCall } from '#tests/support/call-operation';

const { db } = database();
let door: ApiDoor;
let admin: Awaited<ReturnType<typeof makePerson>>;
let key: string;

beforeAll(async () => {
  door = await apiDoors['route handlers of Next']();
  admin = await makePerson('admin');
  key = (await keyOf(admin.ctx, { scopes: [...scopes], limit: 'none' })).key;
});
afterAll(() => door.close());

/** What the log tells of the call that was made. */
async function told(operation: Operation, call: OperationCall) {
  const { status, body } = await callOperation(door.url, operation, { key, ...call });
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  const [entry] = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, operation.about.id))
    .orderBy(desc(auditLog.seq))
    .limit(1);
  return { target: entry!.target as Record<string, string>, body };
}

/** A name, an e-mail, a text: what nobody may find in the log. */
const said = 'erasable-words';
const someEmail = () => `${said}-${newId('request').replaceAll('_', '-')}@example.org`;

test('a change of role says from which to which', async () => {
  const { id } = await makePerson('end-user');
  const change = (role: string) => told(peopleOperations.changeRole, { params: { id }, body: { role } });
  expect((await change('admin')).target).toEqual({ id, role: 'end-user → admin' });
  expect((await change('finance')).target).toEqual({ id, role: 'admin → finance' });
  expect((await change('finance')).target).toEqual({ id });
});

test('an account and an invitation say the role they give', async () => {
  const account = { email: someEmail(), name: 'Erasable Words', password: goodPassword, role: 'engineer' };
  expect((await told(peopleOperations.create, { body: account })).target).toMatchObject({ role: 'engineer' });
  const invited = await told(invitationOperations.create, { body: { email: someEmail(), role: 'finance' } });
  const { id, link } = invited.body as { id: string; link: string };
  expect(invited.target).toEqual({ id, role: 'finance' });
  const token = new URL(link).searchParams.get('token') ?? link.split('/').at(-1);
  const accepted = { token, name: 'Erasable Words', password: goodPassword };
  expect((await told(invitationOperations.accept, { body: accepted })).target).toMatchObject({
    role: 'finance',
    invitationId: id,
  });
});

test('a change of retention says which days became which', async () => {
  const body = { ...defaultRetention, inputDays: 30, failedCallDays: 7 };
  expect((await told(retentionOperations.changeRetention, { body })).target).toEqual({
    inputDays: 'none → 30',
    failedCallDays: `${defaultRetention.failedCallDays} → 7`,
  });
  const back = await told(retentionOperations.changeRetention, { body: defaultRetention });
  expect(back.target).toMatchObject({ inputDays: '30 → none' });
});

test('an API key says its scopes, its limit and its end', async () => {
  const wished: Scope[] = ['predict', 'models:read'];
  const body = { name: said, scopes: wished, limit: 120, expiresAt: '2199-01-31T12:00:00Z' };
  expect((await told(keyOperations.create, { body })).target).toMatchObject({
    scopes: 'predict, models:read',
    limit: '120',
    expiresAt: '2199-01-31T12:00:00.000Z',
  });
});

test('settings of a model, whom it is shared with and where an alias points are told', async () => {
  const { slug } = await newModel(admin.ctx);
  const params = { slug };
  const changes = { visibility: 'shared', keepsInputs: false, cacheTtlS: 60, name: said, description: said };
  expect((await told(modelOperations.update, { params, body: changes })).target).toMatchObject({
    slug,
    keepsInputs: 'yes → no',
    cacheTtlS: 'none → 60',
    changed: 'name, description',
  });
  const friend = await makePerson('end-user', { email: someEmail() });
  const shared = await told(modelOperations.share, { params, body: { email: friend.email } });
  expect(shared.target).toEqual({ slug, personId: friend.id });
  await publishReady(admin.ctx, slug);
  await publishReady(admin.ctx, slug);
  const point = (version: number) =>
    told(modelOperations.setAlias, { params: { slug, name: 'test' }, body: { version } });
  expect((await point(1)).target).toMatchObject({ slug, name: 'test', version: 'none → 1' });
  expect((await point(2)).target).toMatchObject({ version: '1 → 2' });
});

test('how a customer is billed and who bills: rates from and to, of texts that they changed', async () => {
  const { id } = await makePerson();
  const change = (body: object) => told(billingOperations.changeCustomer, { params: { id }, body });
  const first = await change({ taxRatePercent: '8.1', details: { name: said, address: said } });
  expect(first.target).toEqual({ id, taxRatePercent: 'none → 8.1', changed: 'name, address' });
  expect((await change({ taxRatePercent: '7.7' })).target).toEqual({ id, taxRatePercent: '8.1 → 7.7' });
  const seller = (await callOperation(door.url, billingOperations.getSeller, { key })).body as object;
  const saved = await told(billingOperations.saveSeller, { body: { ...seller, paymentDays: 14, payment: said } });
  expect(saved.target).toEqual({ paymentDays: '30 → 14', changed: 'payment' });
});

test('a webhook says what it is told of and whether it is on, never its address', async () => {
  const made = await told(webhookOperations.create, { body: { url: `https://8.8.8.8/${said}`, events: [] } });
  expect(made.target).toEqual({ id: (made.body as { id: string }).id, events: 'all' });
  const body = { isEnabled: false, events: ['batch_job.failed'], url: `https://8.8.4.4/${said}` };
  const changed = await told(webhookOperations.change, { params: { id: made.target.id! }, body });
  expect(changed.target).toMatchObject({ isEnabled: 'yes → no', events: 'all → batch_job.failed', changed: 'url' });
});

test('none of it is a name, an e-mail or a text, and the chain holds', async () => {
  const entries = await db.select().from(auditLog);
  expect(entries.length).toBeGreaterThan(15);
  expect(JSON.stringify(entries.map(({ target }) => target))).not.toMatch(/erasable|@/i);
  expect(await walkChain(db)).toMatchObject({ entries: entries.length, broken: null });
});
