import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { answering, startReceiver } from '#tests/integration/webhooks/receiver';
import { expectAccessible } from './support/accessible.ts';
import { callApi, unique } from './support/api.ts';
import { scoreFlowers } from './support/data-file.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use(signedIn);

const Created = z.object({ id: z.string(), secret: z.string() });

async function newWebhook(url: string, description = unique('Hook')) {
  const { body } = await callApi('/api/v1/webhooks', { method: 'POST', body: { url, description } });
  return { ...Created.parse(body), description };
}

const remove = (id: string) => callApi(`/api/v1/webhooks/${id}`, { method: 'DELETE' });

test('a webhook is added, its secret shown once, tried, told of a batch job, switched off and deleted', {
  tag: '@phone',
}, async ({ page }) => {
  const receiver = await startReceiver(answering(200, 'thank you'));
  const name = unique('Nightly scoring');
  await page.goto('/webhooks');
  await page.getByRole('button', { name: /^Add (webhook|your first webhook)$/ }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Address').fill(receiver.url);
  await form.getByLabel('Description').fill(name);
  await form.getByText('Only these').click();
  await expect(form.getByRole('button', { name: 'Add webhook' })).toBeDisabled();
  await form.getByLabel('batch_job.succeeded').check();
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Add webhook' }).click();
  const secret = (await page.getByRole('figure', { name: 'secret' }).getByRole('code').innerText()).trim();
  expect(secret).toMatch(/^whsec_/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await page.reload();
  expect(await page.content()).not.toContain(secret);

  const row = page.getByRole('table', { name: 'Webhooks' }).getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('Nothing yet');
  await row.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Send a test event' }).click();
  await expect(page.getByRole('heading', { name: 'webhook.test' })).toBeVisible();
  const attempts = page.getByRole('table', { name: 'Attempts' }).getByRole('row');
  await expect(attempts.nth(1)).toContainText('Delivered (200)');
  const { body, headers } = receiver.received[0]!;
  expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({ type: 'webhook.test' });

  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(attempts).toHaveCount(3);
  await expect(attempts.nth(1)).toContainText('Delivered (200)');
  expect(receiver.received[1]?.headers['webhook-id']).toBe(headers['webhook-id']);
  await expectAccessible(page);

  const jobId = await scoreFlowers();
  await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBe(3);
  expect(JSON.parse(receiver.received[2]!.body)).toMatchObject({ type: 'batch_job.succeeded', data: { id: jobId } });

  await page.goto('/webhooks');
  await expect(row).toContainText('Delivered');
  await row.getByRole('switch').click({ force: true });
  await expect(row).toContainText('Switched off');
  await row.getByRole('button', { name: `Delete ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete webhook' }).click();
  await expect(page.getByText(`The webhook ${name} is deleted.`)).toBeVisible();
  await expect(row).toHaveCount(0);
  receiver.close();
});

test('what failed is shown with its reason and its next attempt; a gone endpoint with why it is off', async ({
  page,
}) => {
  const receiver = await startReceiver(answering(500, 'no room left'));
  const gone = await startReceiver(answering(410));
  const failing = await newWebhook(receiver.url);
  const off = await newWebhook(gone.url);
  for (const { id } of [failing, off]) await callApi(`/api/v1/webhooks/${id}/test`, { method: 'POST' });
  await page.goto('/webhooks');
  const row = (name: string) =>
    page.getByRole('table', { name: 'Webhooks' }).getByRole('row').filter({ hasText: name });
  await expect(async () => {
    await page.reload();
    await expect(row(failing.description)).toContainText('The endpoint answered 500.', { timeout: 1_000 });
    await expect(row(off.description)).toContainText('It answered 410 Gone', { timeout: 1_000 });
  }).toPass({ timeout: 40_000 });
  await expectAccessible(page);

  await row(failing.description).getByRole('link', { name: failing.description }).click();
  const message = page.getByRole('table', { name: 'Messages' }).getByRole('row').nth(1);
  await expect(message).toContainText('Retrying');
  await expectAccessible(page);
  await message.getByRole('link', { name: 'webhook.test' }).click();
  await expect(page.getByRole('table', { name: 'Attempts' }).getByRole('row').nth(1)).toContainText('no room left');
  await expect(page.getByText('Next attempt')).toBeVisible();

  await page.goto(`/webhooks/${off.id}?status=failed`);
  await expect(page.getByRole('button', { name: 'Send a test event' })).toBeDisabled();
  await page.getByLabel('Messages', { exact: true }).first().selectOption('delivered');
  await expect(page.getByText('No message of the last thirty days')).toBeVisible();
  for (const { id } of [failing, off]) await remove(id);
  receiver.close();
  gone.close();
});

test.describe('refused', () => {
  test.use({ expectedFailures: [422] });

  test('an address is changed, one that nothing is sent to is told at its field, and a secret is replaced', async ({
    page,
  }) => {
    const { id, description, secret } = await newWebhook('https://93.184.215.14/hook');
    await page.goto('/webhooks');
    await page.getByRole('button', { name: `Change ${description}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Address').fill('https://user:word@93.184.215.14/');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('Leave the user name and password out')).toBeVisible();
    await expect(dialog.getByLabel('Address')).toBeFocused();
    await dialog.getByLabel('Address').fill('https://93.184.215.14/other');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('https://93.184.215.14/other')).toBeVisible();

    await page.goto(`/webhooks/${id}`);
    await page.getByRole('button', { name: 'Replace secret' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Replace secret' }).click();
    const next = (await page.getByRole('figure', { name: 'secret' }).getByRole('code').innerText()).trim();
    expect(next).not.toBe(secret);
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await expect(page.getByText('The one before is good until')).toBeVisible();
    await remove(id);
  });
});
