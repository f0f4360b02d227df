import { z } from 'zod';
import { expectAccessible } from './support/accessible.ts';
import { callApi } from './support/api.ts';
import { signIn } from './support/session.ts';
import { site } from './support/site.ts';
import { expect, test } from './support/test.ts';

const Made = z.object({ key: z.string() });
const Listed = z.object({ data: z.array(z.object({ units: z.int() })) });
const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };

test('a newcomer’s units and cost are shown by day, model and key, and are those of the predictions behind them', {
  tag: '@phone',
}, async ({ page, newcomer }) => {
  const send = { headers: { origin: site().url } };
  await page.request.post('/api/v1/sign-up', { ...send, data: newcomer });
  await page.goto('/sign-in?callbackUrl=/usage');
  await signIn(page, newcomer, '/usage');
  await expect(page.getByRole('heading', { name: 'Nothing used yet' })).toBeVisible();
  await expectAccessible(page);

  const plan = await page.request.put('/api/v1/billing/plan', { ...send, data: { planId: 'pay-as-you-go' } });
  expect(plan.status()).toBe(200);
  const made = await page.request.post('/api/v1/keys', { ...send, data: { name: 'Cron', scopes: ['predict'] } });
  const { key } = Made.parse(await made.json());
  const inputs = Array.from({ length: 700 }, () => flower);
  for (let call = 0; call < 2; call++) {
    const { status } = await callApi('/api/predict', { method: 'POST', key, body: { model: 'iris', inputs } });
    expect(status).toBe(200);
  }
  await page.request.post('/api/predict', { ...send, data: { model: 'iris', input: flower } });

  // 1,401 units, of which 1,000 are free, at 0.0005.
  await page.goto('/usage');
  const totals = page.getByRole('main').locator('dl').first();
  await expect(totals).toContainText('1,401');
  await expect(totals).toContainText('0.20 EUR');
  await expect(page.getByText('all used')).toBeVisible();
  const rowOf = (name: string | RegExp) =>
    page
      .getByRole('table', { name: /^Usage by/ })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name }) });
  await expect(rowOf('All')).toContainText('0.20 EUR');
  await expectAccessible(page);

  await page.getByRole('link', { name: 'By model' }).click();
  await expect(page).toHaveURL(/by=model/);
  await expect(rowOf('Iris')).toContainText('1,401');
  await page.getByRole('link', { name: 'By key' }).click();
  await expect(rowOf('Without a key')).toContainText('0.00 EUR');
  await expect(rowOf(/^Cron/)).toContainText('1,400');
  await expect(rowOf(/^Cron/)).toContainText('0.20 EUR');

  const csv = await page.request.get((await page.getByRole('link', { name: 'CSV' }).getAttribute('href'))!);
  expect((await csv.text()).split('\n')[1]).toMatch(/^Cron,bw_\w+,key_\w+,usage,2,1400,0,0\.20,EUR$/);

  await rowOf(/^Cron/).getByRole('link', { name: '2' }).click();
  await page.waitForURL(/\/history\?.*key=key_/);
  const { searchParams } = new URL(page.url());
  await expect(page.getByRole('table', { name: 'Your predictions' }).locator('tbody').getByRole('row')).toHaveCount(2);
  const behind = new URLSearchParams({ mine: 'true', key: searchParams.get('key')! });
  const listed = Listed.parse(await (await page.request.get(`/api/v1/predictions?${behind}`)).json());
  expect(listed.data.map(({ units }) => units)).toEqual([700, 700]);
});

test('an address that names no days one could show is this month’s', async ({ page, newcomer }) => {
  const send = { headers: { origin: site().url } };
  await page.request.post('/api/v1/sign-up', { ...send, data: newcomer });
  await page.goto('/sign-in?callbackUrl=/usage');
  await signIn(page, newcomer, '/usage');
  await page.goto('/usage?from=2026-13-01&to=yesterday&by=colour');
  await expect(page.getByRole('heading', { name: 'Usage', exact: true })).toBeVisible();
});
