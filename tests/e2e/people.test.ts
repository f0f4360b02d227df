import { expectAccessible } from './support/accessible.ts';
import { callApi, createModel } from './support/api.ts';
import { signIn } from './support/session.ts';
import { site } from './support/site.ts';
import { expect, signedIn, test } from './support/test.ts';

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
    const found = `/people?q=${encodeURIComponent(newcomer.email)}`;
    await admin.goto(found);
    await signIn(admin, site(), found);
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

test.describe('an admin', () => {
  test.use(signedIn);

  test('adds a person with a role, and finds them by a part of their e-mail, at an address that can be shared', async ({
    page,
    another,
    newcomer,
  }) => {
    await page.goto('/people');
    await page.getByRole('button', { name: 'Add a person' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a person' });
    await dialog.getByLabel('Name').fill(newcomer.name);
    await dialog.getByLabel('E-mail').fill(newcomer.email);
    await dialog.getByLabel('Password', { exact: true }).fill(newcomer.password);
    await dialog.getByLabel('Role').selectOption({ label: 'Finance' });
    await dialog.getByRole('button', { name: 'Add them' }).click();
    await expect(page.getByText(`${newcomer.name} can sign in now.`)).toBeVisible();

    await page.getByLabel('Search people').fill(newcomer.email.toUpperCase().split('@')[0]!);
    const people = page.getByRole('table', { name: 'People' });
    await expect(people.locator('tbody tr')).toHaveCount(1);
    await expect(people).toContainText(`${newcomer.email}Not confirmed`);
    await expect(people.getByRole('combobox', { name: `Role of ${newcomer.name}` })).toHaveValue('finance');

    const colleague = await another();
    await colleague.goto('/sign-in');
    await signIn(colleague, site());
    await colleague.goto(page.url());
    await expect(colleague.locator('tbody tr')).toHaveCount(1);
    await expect(colleague.getByLabel('Search people')).toHaveValue(/NORA/);
  });

  test('keeps a long list when the system asks for less motion, and has the focus back where a question was asked', async ({
    page,
    newcomer: { email, password },
  }) => {
    for (let n = 0; n < 55; n++) {
      const body = { email: `${n}-${email}`, name: `Nora ${n}`, password };
      expect((await callApi('/api/v1/people', { method: 'POST', body })).status).toBe(201);
    }
    await page.goto(`/people?q=${encodeURIComponent(email)}`);
    const last = page.getByRole('button', { name: 'Disable Nora 54' });
    await last.click();
    await page.getByRole('dialog', { name: 'Disable Nora 54?' }).getByRole('button', { name: 'Cancel' }).click();
    await expect(last).toBeFocused();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await expect(page.getByRole('table', { name: 'People' }).locator('tbody tr')).toHaveCount(55);
  });

  test('comes to the next page of what they search for, and back to the first', async ({
    page,
    newcomer: { email, password },
  }) => {
    for (let n = 0; n < 3; n++) {
      const body = { email: `${n}-${email}`, name: `Nora ${n}`, password };
      expect((await callApi('/api/v1/people', { method: 'POST', body })).status).toBe(201);
    }
    await page.goto(`/people?q=${encodeURIComponent(email)}&limit=2`);
    const rows = page.getByRole('table', { name: 'People' }).locator('tbody tr');
    await expect(rows).toHaveCount(2);
    await page.getByRole('link', { name: 'Next page' }).click();
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('Nora 2');
    await expect(page.getByRole('link', { name: 'Next page' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Back to the first' }).click();
    await expect(rows).toHaveCount(3);
  });

  test('is told that an invitation takes the place of an open one', async ({ page, newcomer }) => {
    await page.goto('/people');
    for (const role of ['Engineer', 'Finance']) {
      await page.getByRole('button', { name: 'Invite somebody' }).click();
      const form = page.getByRole('dialog', { name: 'Invite somebody' });
      await form.getByLabel('E-mail').fill(newcomer.email);
      await form.getByLabel('Role').selectOption({ label: role });
      await form.getByRole('button', { name: 'Invite', exact: true }).click();
      const told = page.getByRole('dialog', { name: 'They are invited' });
      await expect(told).toContainText('It works once');
      if (role === 'Finance') await expect(told).toContainText(/opens nothing any more.* Engineer, .* Finance/);
      else await expect(told).not.toContainText('takes the place');
      await told.getByRole('button', { name: 'I have copied it' }).click();
    }
  });

  test('chooses no role before the page has come to life', async ({ browser, adminSession }) => {
    const context = await browser.newContext({
      baseURL: site().url,
      storageState: adminSession,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto('/people');
    await expect(page.getByRole('combobox', { name: /^Role of/ }).first()).toBeDisabled();
    await context.close();
  });

  test('sees until when an account waits for its erasure, as its owner does above every page', {
    tag: '@phone',
  }, async ({ page, another, newcomer }) => {
    await callApi('/api/v1/people', { method: 'POST', body: newcomer });
    const theirs = await another();
    await theirs.goto('/sign-in');
    await signIn(theirs, newcomer);
    const banner = theirs.getByRole('status').filter({ hasText: /Your account will be erased on .* 20/ });
    await theirs.goto('/profile/privacy');
    await theirs.getByRole('button', { name: 'Erase my account' }).click();
    const dialog = theirs.getByRole('dialog', { name: 'Erase your account?' });
    await dialog.getByLabel('Current password').fill(newcomer.password);
    await dialog.getByLabel(/^Type/).fill('erase my account');
    await dialog.getByRole('button', { name: 'Erase my account' }).click();
    await expect(banner.filter({ hasText: 'schedules' })).toBeVisible();

    await page.goto(`/people?q=${encodeURIComponent(newcomer.email)}`);
    await expect(page.getByRole('table', { name: 'People' })).toContainText(/To be erased on \d+ \w+ 20/);
    await expectAccessible(page);

    await theirs.goto('/models');
    await expectAccessible(theirs);
    await banner.getByRole('link', { name: 'take that back' }).click();
    await theirs.getByRole('button', { name: 'Keep my account' }).click();
    await expect(banner).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('table', { name: 'People' })).toContainText('Active');
  });
});
