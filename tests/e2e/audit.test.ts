import { expectAccessible } from './support/accessible.ts';
import { callApi, unique } from './support/api.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use({ ...signedIn, timezoneId: 'America/New_York' });

test('an admin finds what was done to a person by their e-mail, and by an action as the page calls it', async ({
  page,
}) => {
  const name = unique('Ada of the log');
  const email = `${unique('ada-of-the-log').toLowerCase()}@example.org`;
  const password = 'nine careful otters';
  const made = await callApi('/api/v1/people', { method: 'POST', body: { email, name, password } });
  const { id } = made.body as { id: string };
  await callApi(`/api/v1/people/${id}`, { method: 'PATCH', body: { role: 'finance' } });

  await page.goto('/admin/audit');
  await page.getByLabel('To what').fill(email);
  await page.getByRole('combobox', { name: 'What', exact: true }).fill('change r');
  await page.getByRole('option', { name: 'Change role' }).click();
  await page.getByRole('button', { name: 'Search' }).click();
  const log = page.getByRole('table', { name: 'Audit log' });
  await expect(log.getByRole('rowheader')).toHaveText([/Change role/]);
  await expect(log).toContainText('Role: end-user → finance');
  await expect(log.locator('time')).toHaveText(/UTC$/);
  await expectAccessible(page);

  await test.step('and goes from the person to all that was done to them', async () => {
    await log.getByRole('link', { name }).click();
    await expect(page).toHaveURL(new RegExp(`target=${id}$`));
    await expect(log.getByRole('rowheader')).toHaveText([/Change role/, /Create person/]);
  });
});

test('a link with a filter that does not fit says so, and shows nothing instead', async ({ page }) => {
  await page.goto('/admin/audit?action=changeroles&from=2026-02-31&outcome=done');
  await expect(page.getByRole('heading', { name: 'Nothing was searched for' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Audit log' })).toHaveCount(0);
  await expect(page.getByRole('search')).toContainText('Nothing in the log is called “changeroles”.');
  await expect(page.getByRole('search')).toContainText('“2026-02-31” is no day.');
  await expect(page.getByLabel('Outcome')).toHaveValue('done');
});
