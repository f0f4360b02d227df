import { eq } from 'drizzle-orm';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { database } from '#db/client';
import { webhookEndpoints } from '#db/schema/clients';
import type { Ctx } from '#lib/context';
import { changeWebhook } from '#lib/webhooks/change-webhook';
import { makePerson } from '#tests/integration/auth/people';
import { attemptsOf, deliver, newWebhook, waitingMessage } from '#tests/integration/webhooks/hooks';
import { answering, startReceiver } from '#tests/integration/webhooks/receiver';

const somewhere = 'https://93.184.215.14/hook';

let owner: Ctx;
beforeAll(async () => {
  owner = (await makePerson()).ctx;
});

const refusal = (why: string) => ({
  code: 'invalid',
  errors: [{ pointer: '/url', detail: expect.stringContaining(why) }],
});

test.each([
  ['https://localhost:3000/', 'this machine'],
  ['https://169.254.169.254/latest/meta-data/', 'link-local'],
  ['https://2130706433/', 'this machine'],
  ['https://[::ffff:10.0.0.1]/', 'private network'],
  ['http://93.184.215.14/', 'encrypted'],
])('unless the settings say otherwise no webhook is made or changed to %s', async (url, why) => {
  await expect(newWebhook(owner, url)).rejects.toMatchObject(refusal(why));
  const { id } = await newWebhook(owner, somewhere);
  await expect(changeWebhook(owner, { id, changes: { url } })).rejects.toMatchObject(refusal(why));
});

test('a host there is none of is told when the webhook is made', async () => {
  const made = newWebhook(owner, 'https://nobody.invalid/hook').catch((error: unknown) => error);
  // Where no name server can be asked, every attempt will.
  expect([expect.objectContaining(refusal('no host')), expect.objectContaining({ isEnabled: true })]).toContainEqual(
    await made,
  );
});

test('an address that was allowed once is not sent to any more', async () => {
  const { url, received, close } = await startReceiver(answering(200));
  onTestFinished(close);
  const { webhook, messageId } = await waitingMessage(owner, somewhere);
  const { db } = database();
  await db
    .update(webhookEndpoints)
    .set({ url: url.replace('http:', 'https:') })
    .where(eq(webhookEndpoints.id, webhook.id));
  await deliver(messageId);
  expect(received).toEqual([]);
  const [attempt] = await attemptsOf(messageId);
  expect(attempt).toMatchObject({ status: null, problem: expect.stringContaining('this machine itself') });
});
