import { callApi, createModel } from './support/api.ts';
import { signIn } from './support/session.ts';
import { site } from './support/site.ts';
import { expect, test } from './support/test.ts';

test.use({ expectedFailures: [404] });

test('an end user sees what is shared and their own; made an engineer by an admin, they publish at once', async ({
  page,
  another,
  newcomer,
}) => {
  const secret = await createModel('payroll');
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign up' }).first().click();
  await page.getByLabel('Name').fill(newcomer.name);
  await page.getByLabel('E-mail').fill(newcomer.email);
  await page.getByLabel('Password', { exact: true }).fill(newcomer.password);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.waitForURL('/predict');

  await test.step('an end user', async () => {
    await expect(page.getByRole('radio', { name: 'Iris' })).toBeVisible();
    await page.goto('/models');
    await expect(page.getByRole('link', { name: 'Iris', exact: true })).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(secret);
    await expect(page.getByRole('link', { name: 'New model' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'People' })).toHaveCount(0);
    for (const path of [
      '/models/new',
      '/people',
      `/models/${secret}`,
      '/models/iris/settings',
      '/models/iris/versions/new',
    ])
      expect((await page.goto(path))?.status(), path).toBe(404);
    for (const path of [`/api/v1/models/${secret}`, `/api/v1/models/${secret}/versions`])
      expect((await page.request.get(path)).status(), path).toBe(404);
    await page.goto('/keys');
    await expect(page.getByRole('heading', { name: 'No keys yet' })).toBeVisible();
    await page.goto('/models/iris/predictions');
    await expect(page.getByRole('heading', { name: 'No predictions yet' })).toBeVisible();
  });

  await test.step('an admin makes them an engineer', async () => {
    const admin = await another();
    await admin.goto('/people');
    await signIn(admin, site(), '/people');
    await admin.getByRole('combobox', { name: `Role of ${newcomer.name}` }).selectOption({ label: 'Engineer' });
    await expect(admin.getByText(`${newcomer.name}: Engineer from now on`)).toBeVisible();
  });

  await test.step('an engineer', async () => {
    await page.goto('/models');
    await page.getByRole('link', { name: 'New model' }).click();
    await expect(page.getByRole('heading', { name: 'New model', level: 1 })).toBeVisible();
    expect((await page.goto(`/models/${secret}`))?.status()).toBe(404);
  });
  expect(await callApi(`/api/v1/models/${secret}`)).toMatchObject({ status: 200 });
});

test.describe('signing up', () => {
  test.use({ expectedFailures: [401, 422] });

  test('says at the field what is wrong with it, and nothing of who has an account', async ({ page, newcomer }) => {
    await page.goto('/sign-up');
    await page.getByLabel('Name').fill(newcomer.name);
    await page.getByLabel('E-mail').fill(newcomer.email);
    await page.getByLabel('Password', { exact: true }).fill('password123');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/common/);

    await page.getByLabel('E-mail').fill(site().email);
    await page.getByLabel('Password', { exact: true }).fill(newcomer.password);
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.waitForURL(/\/sign-in\?/);
    await expect(page.getByRole('main')).toContainText(
      /An e-mail that had an account before keeps the password it had/,
    );
  });
});
