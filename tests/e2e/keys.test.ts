import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { callApi, unique } from './support/api.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use(signedIn);

const run = promisify(execFile);
const flower = { sepal_length: 6.3, sepal_width: 2.8, petal_length: 5.1, petal_width: 1.5 };
const ask = (key: string) => callApi('/api/predict', { method: 'POST', key, body: { model: 'iris', input: flower } });

test('a key is shown once, does what its scopes say, shows its last use, and is dead the moment it is revoked', async ({
  page,
}) => {
  const name = unique('Checkout service');
  await page.goto('/keys');
  await page.getByRole('button', { name: /^Create (key|your first key)$/ }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('models:read').check();
  await expect(form.getByLabel('predict', { exact: true })).toBeChecked();
  await form.getByLabel('Expires').selectOption({ label: 'In 30 days' });
  await form.getByRole('button', { name: 'Create key' }).click();

  const key = (await page.getByRole('figure', { name: 'API key' }).getByRole('code').innerText()).trim();
  expect(key).toMatch(/^bw_[0-9A-Za-z]{36}$/);
  const curl = await page.getByRole('figure', { name: 'curl command' }).getByRole('code').innerText();
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await page.reload();
  expect(await page.content()).not.toContain(key);
  const row = page.getByRole('table', { name: 'API keys' }).getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('Active');
  await expect(row).toContainText('predict, models:read');
  await expect(row).toContainText('Never');
  await expect(row).toContainText(inDays(30));

  const { stdout } = await run('bash', ['-c', `${curl} --silent --write-out ' %{http_code}'`]);
  expect(stdout).toMatch(/"label":"virginica".* 200$/);
  expect(await callApi('/api/v1/models/iris', { key })).toMatchObject({ status: 200 });
  expect(await callApi('/api/v1/predictions', { key })).toMatchObject({ status: 403, body: { code: 'forbidden' } });

  // The last use is written down within ten seconds.
  await expect(async () => {
    await page.reload();
    await expect(row).not.toContainText('Never', { timeout: 1_000 });
  }).toPass({ timeout: 40_000 });

  await page.getByRole('button', { name: `Revoke ${name}` }).click();
  const revoked = page.waitForResponse((one) => one.request().method() === 'DELETE');
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke key' }).click();
  expect((await revoked).ok()).toBe(true);
  expect(await ask(key)).toMatchObject({ status: 401, body: { code: 'invalid-key' } });
  await expect(row).toContainText('Revoked');
  await expect(row.getByRole('button')).toHaveCount(0);
});

test('a key that never expires, with a limit of its own, is refused with 429 beyond it', async ({ page }) => {
  const name = unique('Slow reader');
  await page.goto('/keys');
  await page.getByRole('button', { name: /^Create (key|your first key)$/ }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Expires').selectOption({ label: 'Never' });
  await form.getByLabel('Another number').check();
  await form.getByRole('textbox', { name: 'Calls a minute' }).fill('2');
  await form.getByRole('button', { name: 'Create key' }).click();
  const key = (await page.getByRole('figure', { name: 'API key' }).getByRole('code').innerText()).trim();
  const statuses = [];
  for (let call = 0; call < 3; call++) statuses.push((await ask(key)).status);
  expect(statuses).toEqual([200, 200, 429]);
});

function inDays(days: number): string {
  const day = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(day);
}
