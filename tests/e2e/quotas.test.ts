import { z } from 'zod';
import { expectAccessible } from './support/accessible.ts';
import { callApi, unique } from './support/api.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use(signedIn);

const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };
const Created = z.object({ id: z.string(), key: z.string() });
const Refusal = z.object({ code: z.string(), quota: z.object({ scope: z.string() }) });

const ask = (key: string, rows: number) =>
  callApi('/api/predict', {
    method: 'POST',
    key,
    body: { model: 'iris', inputs: Array.from({ length: rows }, () => flower) },
  });

test('a key is given a quota, which fills, is told above every page, refuses calls, is raised and removed', {
  tag: '@phone',
}, async ({ page }) => {
  const name = unique('Checkout');
  const made = await callApi('/api/v1/keys', {
    method: 'POST',
    body: { name, scopes: ['predict'], expiresAt: null, limit: 'plan' },
  });
  const { id, key } = Created.parse(made.body);
  // Something used, for there to be a page of usage.
  await ask(key, 1);

  await page.goto('/usage');
  await page.getByRole('button', { name: 'Set a quota' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Calls with one API key').check();
  await form.getByLabel('API key', { exact: true }).selectOption(id);
  await form.getByLabel('Units a month').fill('5');
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Set quota' }).click();
  const row = page.getByRole('table', { name: 'Quotas' }).getByRole('row').filter({ hasText: name });
  // What was used before counts too.
  await expect(row).toContainText('1 of 5 units');

  expect((await ask(key, 4)).status).toBe(200);
  const refused = await ask(key, 1);
  expect(refused.status).toBe(429);
  expect(Refusal.parse(refused.body)).toEqual({ code: 'quota-exceeded', quota: { scope: 'key' } });
  await page.reload();
  await expect(row).toContainText('5 of 5 units');
  await expect(row).toContainText('100 %');
  await expect(page.getByRole('status').filter({ hasText: `the key ${name}` })).toContainText('Calls are refused');
  await expectAccessible(page);

  await row.getByRole('button', { name: `Change hard quota: The key ${name}` }).click();
  await page.getByRole('dialog').getByLabel('Units a month').fill('50');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('5 of 50 units');
  expect((await ask(key, 1)).status).toBe(200);

  await row.getByRole('button', { name: `Remove hard quota: The key ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove quota' }).click();
  await expect(row).toHaveCount(0);
  await callApi(`/api/v1/keys/${id}`, { method: 'DELETE' });
});
