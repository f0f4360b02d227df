import { expectAccessible } from './support/accessible.ts';
import { awake } from './support/awake.ts';
import { site } from './support/site.ts';
import { expect, signedIn, test } from './support/test.ts';

test('everything the API has is found by its name, path or method, and has a page of its own to link to', async ({
  page,
}) => {
  await page.goto('/docs');
  await expect(page.getByRole('heading', { name: 'API', level: 1 })).toBeVisible();
  const navigation = page.getByRole('navigation', { name: 'API' });
  await awake(navigation.getByRole('searchbox', { name: 'Search the API' }));
  await navigation.getByRole('searchbox', { name: 'Search the API' }).fill('post /api/predict');
  await navigation.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/docs\/predict$/);
  await expect(page.getByText('POST', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('group').filter({ hasText: '200' }).first()).toHaveAttribute('open');
  await expectAccessible(page);
});

test('an operation is tried with its example and a key, by somebody who is not signed in', async ({ page }) => {
  await page.goto('/docs/predict');
  await page.getByRole('textbox', { name: 'API key' }).fill(site().apiKey);
  await page.getByRole('button', { name: 'Send, for real' }).click();
  await expect(page.getByRole('figure', { name: 'answer', exact: true })).toContainText('"units": 2');
  await expect(page.getByRole('figure', { name: 'headers of the answer' })).toContainText('x-request-id');
});

test('the pages ask nobody but this server', async ({ page }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site().url) && !request.url().startsWith('data:')) elsewhere.push(request.url());
  });
  await page.goto('/docs');
  await page.goto('/docs/predict');
  await expect(page.getByRole('button', { name: 'Send, for real' })).toBeEnabled();
  expect(elsewhere).toEqual([]);
});

test.describe('signed in', () => {
  test.use(signedIn);

  test('an operation is tried as oneself, without a key', async ({ page }) => {
    await page.goto('/docs/listModels');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByRole('figure', { name: 'answer', exact: true })).toContainText('"slug": "iris"');
  });
});
