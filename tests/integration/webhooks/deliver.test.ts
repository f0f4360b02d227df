import { eq } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { database } from '#db/client';
import { webhookAttempts, webhookEndpoints, webhookMessages } from '#db/schema/clients';
import { users } from '#db/schema/people';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import { changeWebhook } from '#lib/webhooks/change-webhook';
import { deleteWebhook } from '#lib/webhooks/delete-webhook';
import { postponeMessage } from '#lib/webhooks/postpone-message';
import { replayFailedMessages } from '#lib/webhooks/replay-failed-messages';
import { replayWebhookMessage } from '#lib/webhooks/replay-webhook-message';
import { rotateWebhookSecret } from '#lib/webhooks/rotate-webhook-secret';
import { sendTestEvent } from '#lib/webhooks/send-test-event';
import { makePerson } from '#tests/integration/auth/people';
import { systemCtx } from '#tests/integration/registry/published';
import {
  attemptsOf,
  deliver,
  endpointRow,
  jobTimes,
  makeDue,
  messageRow,
  newWebhook,
  waitingMessage,
} from '#tests/integration/webhooks/hooks';
import { answering, startReceiver } from '#tests/integration/webhooks/receiver';
import { until } from '#tests/support/until';

vi.hoisted(() => {
  process.env.WEBHOOK_PRIVATE_ADDRESSES = 'allow';
  process.env.WEBHOOK_HTTP = 'allow';
});

const day = 24 * 60 * 60 * 1000;

let owner: Ctx;
beforeEach(async () => {
  owner = (await makePerson()).ctx;
});

async function receiver(...answers: Parameters<typeof startReceiver>) {
  const started = await startReceiver(...answers);
  onTestFinished(started.close);
  return started;
}

test('a message arrives signed, byte for byte as it is kept, and its delivery is written down', async () => {
  const { url, received } = await receiver(answering(200, 'thank you'));
  const { webhook, messageId } = await waitingMessage(owner, url);
  await deliver(messageId);
  const message = await messageRow(messageId);
  expect(message).toMatchObject({ status: 'delivered', nextAttemptAt: null, event: 'webhook.test' });
  const [{ headers, body } = expect.fail(), ...more] = received;
  expect(more).toEqual([]);
  expect(body).toBe(message.body);
  expect(headers).toMatchObject({ 'webhook-id': messageId, 'content-type': 'application/json' });
  const verified = new Webhook(webhook.secret).verify(body, headers as Record<string, string>);
  expect(verified).toEqual({
    type: 'webhook.test',
    timestamp: message.createdAt.toISOString(),
    data: { webhookId: webhook.id, message: expect.any(String) },
  });
  expect(await attemptsOf(messageId)).toMatchObject([{ number: 1, status: 200, problem: null, answer: 'thank you' }]);
});

test('what failed is tried again when its time has come, not before, and arrives as the same message', async () => {
  const { url, received } = await receiver(answering(500, 'no room'), answering(204));
  const { messageId } = await waitingMessage(owner, url);
  await deliver(messageId);
  const { status, nextAttemptAt } = await messageRow(messageId);
  expect(status).toBe('pending');
  expect(nextAttemptAt!.getTime()).toBeGreaterThan(Date.now());
  expect(await jobTimes(messageId)).toContainEqual(nextAttemptAt);

  await deliver(messageId);
  expect(received).toHaveLength(1);

  await makeDue(messageId);
  await deliver(messageId);
  expect(await messageRow(messageId)).toMatchObject({ status: 'delivered', nextAttemptAt: null });
  expect(received.map(({ body }) => body)).toEqual([received[0]!.body, received[0]!.body]);
  expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([messageId, messageId]);
  expect(await attemptsOf(messageId)).toMatchObject([
    { number: 1, status: 500, problem: 'The endpoint answered 500.', answer: 'no room' },
    { number: 2, status: 204, problem: null },
  ]);
});

test('an endpoint that asks for time gets it', async () => {
  const { url } = await receiver(answering(503, '', { 'retry-after': '7200' }));
  const { messageId } = await waitingMessage(owner, url);
  const before = Date.now();
  await deliver(messageId);
  expect((await messageRow(messageId)).nextAttemptAt!.getTime()).toBeGreaterThanOrEqual(before + 7_200_000);
});

test('a redirect is not followed, and its owner reads so', async () => {
  const inside = await receiver(answering(200, 'secrets'));
  const { url, received } = await receiver(answering(302, '', { location: inside.url }));
  const { messageId } = await waitingMessage(owner, url);
  await deliver(messageId);
  expect(received).toHaveLength(1);
  expect(inside.received).toEqual([]);
  const [attempt] = await attemptsOf(messageId);
  expect(attempt).toMatchObject({ status: 302, problem: expect.stringContaining('Redirects are not followed') });
  expect(await messageRow(messageId)).toMatchObject({ status: 'pending' });
});

test('410 Gone switches the endpoint off, and nothing that waits is sent there', async () => {
  const { url, received } = await receiver(answering(410));
  const { webhook, messageId } = await waitingMessage(owner, url);
  const waiting = await sendTestEvent(owner, { id: webhook.id });
  await deliver(messageId);
  expect(await messageRow(messageId)).toMatchObject({ status: 'failed', nextAttemptAt: null });
  expect(await endpointRow(webhook.id)).toMatchObject({ isEnabled: false, problem: expect.stringContaining('410') });
  await deliver(waiting.id);
  expect(received).toHaveLength(1);
  expect(await messageRow(waiting.id)).toMatchObject({ status: 'failed' });
  expect(await attemptsOf(waiting.id)).toMatchObject([{ status: null, problem: expect.stringContaining('off') }]);
  await expect(sendTestEvent(owner, { id: webhook.id })).rejects.toMatchObject({ code: 'conflict' });

  expect(await changeWebhook(owner, { id: webhook.id, changes: { isEnabled: true } })).toMatchObject({
    isEnabled: true,
    problem: null,
  });
});

/** Lets all attempts of a message fail; gives how many there were. */
async function exhaust(messageId: string): Promise<number> {
  let attempts = 0;
  while ((await messageRow(messageId)).status === 'pending') {
    await makeDue(messageId);
    await deliver(messageId);
    attempts++;
  }
  return attempts;
}

test('after its last attempt a message has failed; sent again, it can still arrive', async () => {
  let isUp = false;
  const { url } = await receiver((request, response) => answering(isUp ? 200 : 500)(request, response));
  const { webhook, messageId } = await waitingMessage(owner, url);
  expect(await exhaust(messageId)).toBe(10);
  expect(await messageRow(messageId)).toMatchObject({ status: 'failed', nextAttemptAt: null });
  expect(await endpointRow(webhook.id)).toMatchObject({ isEnabled: true });

  const replayed = await replayWebhookMessage(owner, { id: webhook.id, messageId });
  expect(replayed).toMatchObject({ status: 'pending' });
  isUp = true;
  await deliver(messageId);
  expect(await messageRow(messageId)).toMatchObject({ status: 'delivered' });
  expect((await attemptsOf(messageId)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test('all that failed since a moment is sent again, and nothing else', async () => {
  const { url } = await receiver(answering(200));
  const { webhook, messageId } = await waitingMessage(owner, url);
  const failedAt = async (at: Date) => {
    const id = newId('webhookMessage', at.getTime());
    await database()
      .db.insert(webhookMessages)
      .values({ id, endpointId: webhook.id, event: 'webhook.test', body: '{}', status: 'failed', createdAt: at });
    return id;
  };
  const old = await failedAt(new Date(Date.now() - 2 * day));
  const recent = [await failedAt(new Date(Date.now() - 1000)), await failedAt(new Date(Date.now() - 500))];
  const since = new Date(Date.now() - day).toISOString();
  expect(await replayFailedMessages(owner, { id: webhook.id, since })).toEqual({ replayed: 2 });
  for (const id of recent) await deliver(id);
  const statuses = [old, ...recent, messageId].map(async (id) => (await messageRow(id)).status);
  expect(await Promise.all(statuses)).toEqual(['failed', 'delivered', 'delivered', 'pending']);
});

/** Writes an attempt that was made at that moment. */
async function pastAttempt(endpointId: string, at: Date, outcome: { status: number | null; problem: string | null }) {
  const id = newId('webhookMessage', at.getTime());
  const { db } = database();
  const status = outcome.problem === null ? 'delivered' : 'failed';
  await db.insert(webhookMessages).values({ id, endpointId, event: 'x', body: '{}', status, createdAt: at });
  await db.insert(webhookAttempts).values({ messageId: id, number: 1, at, latencyMs: 1, ...outcome });
}

test('what waits goes nowhere while its person is disabled or waits for their erasure, and can be sent again after', async () => {
  const { url, received } = await receiver(answering(200));
  const { ctx, id } = await makePerson();
  const { webhook, messageId } = await waitingMessage(ctx, url);
  const setPerson = (set: Partial<typeof users.$inferInsert>) =>
    database().db.update(users).set(set).where(eq(users.id, id));
  const since = new Date(0).toISOString();
  await setPerson({ disabledAt: new Date() });
  await deliver(messageId);
  expect(await messageRow(messageId)).toMatchObject({ status: 'failed', nextAttemptAt: null });

  await setPerson({ disabledAt: null, eraseAt: new Date(Date.now() + day) });
  await replayFailedMessages(ctx, { id: webhook.id, since });
  await deliver(messageId);
  expect(received).toEqual([]);
  expect(await attemptsOf(messageId)).toMatchObject([
    { status: null, problem: 'Not sent: the account is disabled.' },
    { status: null, problem: 'Not sent: the account waits for its erasure.' },
  ]);
  expect((await endpointRow(webhook.id)).isEnabled).toBe(true);

  await setPerson({ eraseAt: null });
  expect(await replayFailedMessages(ctx, { id: webhook.id, since })).toEqual({ replayed: 1 });
  await deliver(messageId);
  expect(received).toHaveLength(1);
  expect(await messageRow(messageId)).toMatchObject({ status: 'delivered' });
});

test('an endpoint that nothing could be delivered to for five days is switched off, saying so', async () => {
  const { url } = await receiver(answering(500));
  const { webhook, messageId } = await waitingMessage(owner, url);
  await pastAttempt(webhook.id, new Date(Date.now() - 6 * day), { status: 500, problem: 'The endpoint answered 500.' });
  await exhaust(messageId);
  expect(await endpointRow(webhook.id)).toMatchObject({
    isEnabled: false,
    problem: expect.stringContaining('five days'),
  });
});

test('one that something was delivered to since stays on', async () => {
  const { url } = await receiver(answering(500));
  const { webhook, messageId } = await waitingMessage(owner, url);
  await pastAttempt(webhook.id, new Date(Date.now() - 6 * day), { status: 500, problem: 'The endpoint answered 500.' });
  await pastAttempt(webhook.id, new Date(Date.now() - 4 * day), { status: 200, problem: null });
  await exhaust(messageId);
  expect(await endpointRow(webhook.id)).toMatchObject({ isEnabled: true, problem: null });
});

test('workers that do the same job at the same time send the message once', async () => {
  const released = Promise.withResolvers<void>();
  const { url, received } = await receiver((request, response) => {
    void released.promise.then(() => answering(200)(request, response));
  });
  const { messageId } = await waitingMessage(owner, url);
  // So that all six have a connection, and none a head start.
  await Promise.all(Array.from({ length: 6 }, () => database().sql`select pg_sleep(0.1)`));
  let idle = 0;
  const tries = Array.from({ length: 6 }, () => deliver(messageId).then(() => idle++));
  await until(() => idle === 5, 10_000).finally(released.resolve);
  await Promise.all(tries);
  expect(received).toHaveLength(1);
  expect(await attemptsOf(messageId)).toHaveLength(1);
  expect(await messageRow(messageId)).toMatchObject({ status: 'delivered' });
});

test('an attempt whose worker died is made again, once it can no longer be under way', async () => {
  const { url, received } = await receiver(answering(200));
  const { messageId } = await waitingMessage(owner, url);
  const { db } = database();
  const claimedAt = new Date();
  await db.insert(webhookAttempts).values({ messageId, number: 1, at: claimedAt, latencyMs: 0 });
  await deliver(messageId);
  expect(received).toEqual([]);
  expect((await jobTimes(messageId)).at(-1)!.getTime()).toBeGreaterThanOrEqual(claimedAt.getTime() + 15_000);

  const longAgo = new Date(Date.now() - 60_000);
  await db.update(webhookAttempts).set({ at: longAgo }).where(eq(webhookAttempts.messageId, messageId));
  await deliver(messageId);
  expect(received).toHaveLength(1);
  expect(await attemptsOf(messageId)).toMatchObject([{ number: 1, status: 200 }]);
  expect(await messageRow(messageId)).toMatchObject({ status: 'delivered' });
});

test('a worker that comes back after its attempt was taken over changes nothing', async () => {
  const released = Promise.withResolvers<void>();
  const { url, received } = await receiver((request, response) => {
    void released.promise.then(() => answering(500)(request, response));
  }, answering(200));
  const { messageId } = await waitingMessage(owner, url);
  const late = deliver(messageId);
  await until(() => received.length === 1);
  const longAgo = new Date(Date.now() - 60_000);
  await database().db.update(webhookAttempts).set({ at: longAgo }).where(eq(webhookAttempts.messageId, messageId));
  await deliver(messageId);
  released.resolve();
  await late;
  expect(received).toHaveLength(2);
  expect(await attemptsOf(messageId)).toMatchObject([{ number: 1, status: 200, problem: null }]);
  expect(await messageRow(messageId)).toMatchObject({ status: 'delivered', nextAttemptAt: null });
});

test('a job that failed on our side leaves its message waiting for another', async () => {
  const { messageId } = await waitingMessage(owner, (await receiver(answering(200))).url);
  await postponeMessage(systemCtx(), { messageId });
  const { status, nextAttemptAt } = await messageRow(messageId);
  expect(status).toBe('pending');
  expect(await jobTimes(messageId)).toContainEqual(nextAttemptAt);
});

test('after its secret was replaced a message is verified by either, a day later by the new one alone', async () => {
  const { url, received } = await receiver(answering(200));
  const { webhook, messageId } = await waitingMessage(owner, url);
  const { secret, previousSecretUntil } = await rotateWebhookSecret(owner, { id: webhook.id });
  expect(Date.parse(previousSecretUntil!)).toBeGreaterThan(Date.now() + day - 60_000);
  await deliver(messageId);
  const { headers, body } = received[0]!;
  for (const one of [secret, webhook.secret]) {
    expect(new Webhook(one).verify(body, headers as Record<string, string>)).toBeTruthy();
  }

  const { db } = database();
  await db.update(webhookEndpoints).set({ previousSecretUntil: new Date() }).where(eq(webhookEndpoints.id, webhook.id));
  const later = await sendTestEvent(owner, { id: webhook.id });
  await deliver(later.id);
  const last = received.at(-1)!;
  expect(new Webhook(secret).verify(last.body, last.headers as Record<string, string>)).toBeTruthy();
  expect(() => new Webhook(webhook.secret).verify(last.body, last.headers as Record<string, string>)).toThrow();
});

test('what waits goes to the address its webhook has by then, and nowhere when it was deleted', async () => {
  const before = await receiver(answering(200));
  const after = await receiver(answering(200));
  const { webhook, messageId } = await waitingMessage(owner, before.url);
  const gone = await waitingMessage(owner, before.url);
  await changeWebhook(owner, { id: webhook.id, changes: { url: after.url } });
  await deleteWebhook(owner, { id: gone.webhook.id });
  await deliver(messageId);
  await deliver(gone.messageId);
  expect(before.received).toEqual([]);
  expect(after.received).toHaveLength(1);
});

test('a webhook that is deleted while its message is on the way leaves nothing behind', async () => {
  let remove = async () => {};
  const { url } = await receiver((request, response) => {
    void remove().then(() => answering(500)(request, response));
  });
  const { webhook, messageId } = await waitingMessage(owner, url);
  remove = () => deleteWebhook(owner, { id: webhook.id });
  await deliver(messageId);
  expect(await attemptsOf(messageId)).toEqual([]);
});

test('one has twenty webhooks at most', async () => {
  const { ctx } = await makePerson();
  const { url } = await receiver(answering(200));
  for (let k = 0; k < 20; k++) await newWebhook(ctx, url);
  await expect(newWebhook(ctx, url)).rejects.toMatchObject({ code: 'conflict' });
});
