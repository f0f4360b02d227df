import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { noticeQuotas } from '#lib/billing/notices/notice-quotas';
import { QuotaReached } from '#lib/billing/notices/quota-reached';
import { queuesReady } from '#lib/queue/queue';
import { openLedger } from '#lib/usage/ledger';
import { nearlyUsedQuotas } from '#lib/usage/quotas/nearly-used-quotas';
import { makePerson } from '#tests/integration/auth/people';
import { ledgerRow, makeQuota, thisMonth } from '#tests/integration/usage/quota-rows';
import { messagesOf, newWebhook } from '#tests/integration/webhooks/hooks';

vi.hoisted(() => {
  process.env.WEBHOOK_PRIVATE_ADDRESSES = 'allow';
  process.env.WEBHOOK_HTTP = 'allow';
});

const { db, sql } = database();
beforeAll(() => queuesReady());

let caller: Awaited<ReturnType<typeof makePerson>>;
let webhookId: string;
beforeEach(async () => {
  caller = await makePerson('end-user');
  webhookId = (await newWebhook(caller.ctx, 'http://127.0.0.1:9999/hook', { events: ['quota.reached'] })).id;
});

const use = (units: number) => openLedger(sql).add(ledgerRow(caller.id, { units }));
const threeWorkers = () => Promise.all([1, 2, 3].map(() => noticeQuotas(db)));
const told = async () =>
  (await messagesOf(webhookId)).map(({ body }) => QuotaReached.parse(JSON.parse(body).data).noticePercent);

test('80 and 100 percent are told once each, with the quota as the API shows it, though three workers look at once', async () => {
  const { id } = await makeQuota(caller.id, 10);
  await use(7);
  await threeWorkers();
  expect(await told()).toEqual([]);
  await use(1);
  await threeWorkers();
  await threeWorkers();
  expect(await told()).toEqual([80]);
  const [message] = await messagesOf(webhookId);
  expect(JSON.parse(message!.body)).toMatchObject({
    type: 'quota.reached',
    data: { id, scope: 'account', maxUnits: 10, usedUnits: 8, usedPercent: 80, period: thisMonth() },
  });
  await use(2);
  await threeWorkers();
  await threeWorkers();
  expect(await told()).toEqual([80, 100]);
});

test('both are told where one call goes past both, of a soft quota as of a hard one', async () => {
  await makeQuota(caller.id, 3, { isHard: false });
  await use(50);
  await threeWorkers();
  expect(await told()).toEqual([80, 100]);
});

test('both are told again in another month', async () => {
  const { id } = await makeQuota(caller.id, 1);
  await use(1);
  await noticeQuotas(db);
  await sql`update quota_notices set period = '2020-01' where quota_id = ${id}`;
  await noticeQuotas(db);
  expect(await told()).toEqual([80, 100, 80, 100]);
});

test('nothing is told of an older month, nor of a quota of no units, which was used up from the first', async () => {
  await makeQuota(caller.id, 10, { period: '2020-01', usedUnits: 10 });
  await makeQuota(caller.id, 0, { period: thisMonth(), scope: 'model', modelId: 'mdl_1' });
  await noticeQuotas(db);
  expect(await told()).toEqual([]);
});

test('a notice whose event could not be written is no notice, and is made again', async () => {
  const { id } = await makeQuota(caller.id, 1);
  await use(1);
  await sql`alter table webhook_messages add constraint nothing_fits check (false) not valid`;
  await expect(noticeQuotas(db)).rejects.toThrow();
  expect(await sql`select 1 from quota_notices where quota_id = ${id}`).toHaveLength(0);
  await sql`alter table webhook_messages drop constraint nothing_fits`;
  await noticeQuotas(db);
  expect(await told()).toEqual([80, 100]);
});

test('a person sees which of their quotas are nearly used, the fullest first, and nobody else’s', async () => {
  await makeQuota(caller.id, 10);
  await makeQuota(caller.id, 9, { scope: 'model', modelId: 'mdl_1' });
  await makeQuota(caller.id, 100, { isHard: false });
  await use(9);
  expect(await nearlyUsedQuotas(caller.ctx)).toMatchObject([{ usedPercent: 100 }, { usedPercent: 90 }]);
  expect(await nearlyUsedQuotas((await makePerson()).ctx)).toEqual([]);
});
