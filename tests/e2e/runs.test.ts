import type { Page } from '@playwright/test';
import { callApi, unique } from './support/api.ts';
import { houses, uploadDataset } from './support/data-file.ts';
import { card } from './support/playground.ts';
import { signIn } from './support/session.ts';
import { site } from './support/site.ts';
import { expect, signedIn, test } from './support/test.ts';
import { startRun, train } from './support/train.ts';

test.use(signedIn);

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('a data set becomes a published model: choose, watch, read, publish', { tag: '@phone' }, async ({ page }) => {
  const { id, name } = await uploadDataset(houses(600));
  await page.goto(`/runs/new?dataset=${id}`);
  await choose(page, 'Target', 'sold');
  await choose(page, 'Compare groups of', 'side');
  await page.getByRole('button', { name: 'Parameters' }).click();
  await page.getByLabel('n_estimators').fill('20');
  await page.getByRole('combobox', { name: 'Experiment' }).fill(name);
  await page.getByRole('button', { name: 'Start run' }).click();

  await page.waitForURL(/\/runs\/run_\w+$/);
  await expect(page.getByRole('heading', { name: 'Gradient boosting for sold', level: 1 })).toBeVisible();
  await expect(card(page, 'Metrics')).toContainText('ROC AUC', { timeout: 60_000 });
  await expect(card(page, 'Confusion matrix').getByRole('rowheader', { name: 'yes' })).toBeVisible();
  await expect(card(page, 'Groups of side')).toContainText(/Selection rate differs by/);
  await expect(card(page, 'How it was made')).toContainText('n_estimators');

  const roc = page.getByRole('figure').filter({ hasText: 'ROC curve' });
  await roc.getByText('The same as a table').click();
  await expect(roc.getByRole('columnheader', { name: 'False positive rate' })).toBeVisible();

  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Model' }).fill(name);
  await dialog.getByRole('combobox', { name: 'Alias' }).fill('production');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await page.waitForURL(`/models/${name}/versions/1`);
  await expect(card(page, 'Certificate')).toBeVisible({ timeout: 60_000 });
  const input = { area: 100, side: 'north', postcode: 1001 };
  const predict = () => callApi('/api/predict', { method: 'POST', body: { model: name, input } });
  await expect.poll(async () => (await predict()).status).toBe(200);
});

test('a run shows its rounds while it learns, and stops when cancelled', async ({ page }) => {
  const { id } = await uploadDataset(houses(60_000));
  const run = await startRun({ dataset: id, params: { n_estimators: 5000, early_stopping_rounds: null } });
  await page.goto(`/runs/${run}`);
  await expect(page.getByRole('status').filter({ hasText: /round [\d,]+ of 5,000/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('figure').filter({ hasText: 'Learning curve' })).toBeVisible();

  await page.getByRole('button', { name: 'Cancel run' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel run' }).click();
  await expect(page.getByRole('main')).toContainText('Canceled');
  await expect(page.getByRole('progressbar', { name: 'Done' })).toHaveCount(0);
  expect(await callApi(`/api/v1/runs/${run}`)).toMatchObject({ body: { status: 'canceled' } });
});

test('runs are ticked and compared, and the link shows the same in another browser', { tag: '@phone' }, async ({
  page,
  another,
}) => {
  const { id: dataset } = await uploadDataset(houses(300));
  const experiment = unique('Trees');
  await train({ dataset, experiment, params: { max_depth: 2 } });
  await train({ dataset, experiment, algorithm: 'random-forest', params: { n_estimators: 10 } });
  await page.goto('/experiments');
  await page.getByRole('link', { name: experiment }).click();
  await page.waitForURL(/\/runs\?experiment=/);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('link', { name: 'Compare 2 runs' }).click();

  await page.waitForURL(/\/runs\/compare\?ids=/);
  const metrics = page.getByRole('table', { name: 'Metrics side by side' });
  await expect(metrics).toContainText('ROC AUC');
  await expect(card(page, 'What differs')).toContainText('max_depth');
  await expect(page.getByRole('figure').filter({ hasText: 'ROC curve' })).toBeVisible();

  const elsewhere = await another();
  await elsewhere.goto('/sign-in');
  await signIn(elsewhere, site());
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByRole('table', { name: 'Metrics side by side' })).toHaveText(await metrics.innerText(), {
    useInnerText: true,
  });
});

test('a run that cannot succeed says why on its page, and can be tried again', async ({ page }) => {
  const constant = houses(60).replaceAll(/(yes|no)$/gm, 'yes');
  const { id: dataset } = await uploadDataset(constant);
  const run = await train({ dataset, task: 'classification' });
  await page.goto(`/runs/${run}`);
  await expect(page.getByRole('alert').filter({ hasText: 'The run failed' })).toContainText('sold');
  await page.getByRole('button', { name: 'Retrain' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start run' }).click();
  await page.waitForURL((url) => /\/runs\/run_\w+$/.test(url.pathname) && !url.pathname.endsWith(run));
});

test('a retrained run says which one it repeats', async ({ page }) => {
  const run = await train({ algorithm: 'decision-tree' });
  await page.goto(`/runs/${run}`);
  await page.getByRole('button', { name: 'Retrain' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start run' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(run));
  await expect(card(page, 'How it was made').getByRole('link', { name: 'an earlier run' })).toHaveAttribute(
    'href',
    `/runs/${run}`,
  );
});

test('a column that only identifies the row is left out unless one wants it', async ({ page }) => {
  const numbered = houses(120)
    .split('\n')
    .map((line, row) => `${row === 0 ? 'house_id' : 7000 + row},${line}`);
  const { id } = await uploadDataset(numbered.join('\n'));
  await page.goto(`/runs/new?dataset=${id}`);
  await choose(page, 'Target', 'sold');
  await expect(page.getByText('only identifies the row: house_id')).toBeVisible();
  await page.getByRole('button', { name: 'Start run' }).click();
  await page.waitForURL(/\/runs\/run_\w+$/);
  await expect(card(page, 'How it was made')).toContainText('house_id');
});

test.describe('what does not fit', () => {
  test.use({ expectedFailures: [422] });

  test('is said at its field, before anything is trained', async ({ page }) => {
    const { id } = await uploadDataset();
    await page.goto(`/runs/new?dataset=${id}`);
    await choose(page, 'Target', 'sold');
    await page.getByRole('button', { name: 'Parameters' }).click();
    await page.getByLabel('learning_rate').fill('0');
    await page.getByRole('button', { name: 'Start run' }).click();
    await expect(page.getByLabel('learning_rate')).toHaveAttribute('aria-invalid', 'true');
  });
});

test('a run whose data set was deleted says so, and does not offer what needs its data', async ({ page }) => {
  const { id: dataset, name } = await uploadDataset(houses(300));
  const run = await train({ dataset, experiment: unique('Left'), params: { max_depth: 2 } });
  await callApi(`/api/v1/datasets/${dataset}`, { method: 'DELETE' });
  await page.goto(`/runs/${run}`);
  const main = page.getByRole('main');
  await expect(main).toContainText('deleted data set v1');
  await expect(main).not.toContainText(name);
  await expect(page.getByRole('button', { name: 'Publish' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retrain' })).toHaveCount(0);
});
