import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { callApi } from './support/api.ts';
import { chooseFile, flowers } from './support/data-file.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use(signedIn);

test('a file of 1,000 rows comes back with 1,000 answers, in its order', { tag: '@phone' }, async ({ page }) => {
  await page.goto('/batch/new');
  await page.getByLabel('Model', { exact: true }).selectOption('iris');
  await page.waitForURL('/batch/new?model=iris');
  await expect(page.getByRole('list', { name: 'Columns the model needs' })).toContainText('petal_width');
  await chooseFile(page, 'Input file', 'flowers.csv', flowers(1000));
  await expect(page.getByText('in the file', { exact: true })).toHaveCount(4);
  await page.getByRole('button', { name: 'Start batch job' }).click();

  await page.waitForURL(/\/batch\/job_\w+$/);
  await expect(page.getByRole('status').getByText('Done')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('region', { name: 'First rows of the output' })).toContainText('sepal_length');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('flowers-iris-v1.csv');
  const [header, ...rows] = (await readFile(await download.path(), 'utf8')).trimEnd().split(/\r?\n/);
  expect(header).toMatch(/^row,sepal_length,sepal_width,petal_length,petal_width,/);
  expect(rows.map((row) => Number(row.split(',')[0]))).toEqual(Array.from({ length: 1000 }, (_, n) => n));
  expect(rows.every((row) => /setosa|versicolor|virginica/.test(row))).toBe(true);
});

test('a file without a column the model needs is told so before it is sent', async ({ page }) => {
  await page.goto('/batch/new?model=iris');
  await chooseFile(page, 'Input file', 'flowers.csv', flowers(5).replace('petal_width', 'width'));
  await expect(page.getByRole('alert').filter({ hasText: 'do not fit' })).toContainText('petal_width');
  await expect(page.getByRole('button', { name: 'Start batch job' })).toBeDisabled();
});

test('JSON lines are answered as well, whatever else stands in them', async ({ page }) => {
  const line = (n: number, more = {}) =>
    JSON.stringify({ sepal_length: 5, sepal_width: 3, petal_length: 1 + (n % 5), petal_width: 0.2, ...more });
  await page.goto('/batch/new?model=iris');
  const lines = Array.from({ length: 20 }, (_, n) => line(n, { note: 'early' }));
  await chooseFile(page, 'Input file', 'flowers.jsonl', lines.join('\n'));
  await page.getByRole('button', { name: 'Start batch job' }).click();
  await expect(page.getByRole('status').getByText('Done')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('main')).toContainText('JSON lines');
  await expect(page.getByText('Failed rows').locator('..')).toContainText('0');
});

test('a job is cancelled once that is confirmed, and says so', async ({ page }) => {
  const form = new FormData();
  form.append('model', 'iris');
  form.append('file', new Blob([flowers(2_000_000)]), 'many.csv');
  const { body } = await callApi('/api/v1/batch-jobs', { method: 'POST', body: form });
  const { id } = z.object({ id: z.string() }).parse(body);
  await page.goto(`/batch/${id}`);
  await expect(page.getByRole('progressbar', { name: 'Rows answered' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel job' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel job' }).click();
  await expect(page.getByRole('status').getByText('Canceled')).toBeVisible();
  expect(await callApi(`/api/v1/batch-jobs/${id}`)).toMatchObject({ body: { status: 'canceled' } });
});
