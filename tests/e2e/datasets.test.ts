import { callApi, unique } from './support/api.ts';
import { chooseFile, houses, uploadDataset } from './support/data-file.ts';
import { sha256 } from './support/model-file.ts';
import { card } from './support/playground.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use(signedIn);

test('a CSV file becomes a data set whose types can be corrected, as a new version', { tag: '@phone' }, async ({
  page,
}) => {
  const name = unique('Houses of the town');
  const file = houses(300);
  await page.goto('/datasets/new');
  await chooseFile(page, 'CSV file', 'houses.csv', file);
  await expect(page.getByRole('region', { name: 'First lines of the file' })).toContainText('postcode');
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Upload data set' }).click();

  await page.waitForURL(/\/datasets\/ds_\w+$/);
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(card(page, 'Columns')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('main')).toContainText(sha256(Buffer.from(file)));
  await expect(page.getByRole('link', { name: 'Train a model' })).toBeVisible();
  const type = page.getByLabel('Type of postcode');
  await expect(type).toHaveValue('integer');
  await expect(page.getByRole('button', { name: 'Save as new version' })).toHaveCount(0);

  await type.selectOption('category');
  await page.getByRole('button', { name: 'Save as new version' }).click();
  await expect(page.getByRole('table', { name: 'Versions' }).getByRole('row')).toHaveCount(3);
  await expect(page.getByLabel('Type of postcode')).toHaveValue('category', { timeout: 60_000 });

  await page.getByRole('table', { name: 'Versions' }).getByRole('link', { name: '1', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('The newest is version 2');
  await expect(card(page, 'Columns')).toContainText('Whole number');
});

test('a file that is no table shows where it breaks and what to do, and takes a corrected one', async ({ page }) => {
  const broken = `${houses(20)}\n1,2\n${houses(5).split('\n').slice(1).join('\n')}`;
  await page.goto('/datasets/new');
  await chooseFile(page, 'CSV file', 'houses.csv', broken);
  await page.getByLabel('Name').fill(unique('Broken'));
  await page.getByRole('button', { name: 'Upload data set' }).click();
  const rejection = page.getByRole('alert').filter({ hasText: 'Rejected' });
  await expect(rejection).toContainText(/line 22/i, { timeout: 60_000 });
  await expect(page.getByRole('link', { name: 'Train a model' })).toHaveCount(0);

  await rejection.getByRole('link', { name: 'Upload a corrected file' }).click();
  await chooseFile(page, 'CSV file', 'houses.csv', houses(20));
  await page.getByRole('button', { name: 'Upload data set' }).click();
  await expect(card(page, 'Columns')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('table', { name: 'Versions' }).getByRole('row')).toHaveCount(3);
});

test('a workbook is refused in the browser, before anything is sent', async ({ page }) => {
  await page.goto('/datasets/new');
  await chooseFile(page, 'CSV file', 'claims.xlsx', Buffer.from('PK\x03\x04 rest of it', 'latin1'));
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be used' })).toContainText('save the table as CSV');
  await expect(page.getByRole('button', { name: 'Upload data set' })).toHaveCount(0);
});

test('an upload shows how far it is, and cancelled leaves nothing behind', async ({ page }) => {
  const name = unique('Never there');
  await page.goto('/datasets/new');
  await chooseFile(page, 'CSV file', 'houses.csv', houses(60_000));
  await page.getByLabel('Name').fill(name);
  const network = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 100_000 };
  await network.send('Network.emulateNetworkConditions', slow);
  await page.getByRole('button', { name: 'Upload data set' }).click();
  const progress = page.getByRole('progressbar', { name: 'Upload' });
  await expect.poll(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'cancelled' })).toBeVisible();
  expect(await callApi(`/api/v1/datasets?q=${encodeURIComponent(name)}`)).toMatchObject({ body: { data: [] } });
});

test('a data set is renamed, and deleted only once its name is typed', async ({ page }) => {
  const { id } = await uploadDataset();
  const name = unique('Renamed');
  await page.goto(`/datasets/${id}`);
  const settings = card(page, 'Settings');
  await settings.getByLabel('Name').fill(name);
  await settings.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();

  await settings.getByRole('button', { name: /^Delete data set/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Delete data set' })).toBeDisabled();
  await dialog.getByLabel(/^Type/).fill(name);
  await dialog.getByRole('button', { name: 'Delete data set' }).click();
  await page.waitForURL('/datasets');
  expect(await callApi(`/api/v1/datasets/${id}`)).toMatchObject({ status: 404 });
});
