import { expectAccessible } from './support/accessible.ts';
import { callApi, unique } from './support/api.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use(signedIn);

test('an admin comes to older erasures, and back to the newest', { tag: '@phone' }, async ({ page }) => {
  for (const subject of [unique('client'), unique('client')])
    expect((await callApi(`/api/v1/subjects/${subject}`, { method: 'DELETE' })).status).toBe(200);
  await page.goto('/admin/privacy?limit=1');
  const table = page.getByRole('table', { name: 'Erasures' });
  const newest = await table.getByRole('link').first().innerText();
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(table).not.toContainText(newest);
  await expect(table).toBeInViewport();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Back to the newest' }).click();
  await expect(table).toContainText(newest);
});
