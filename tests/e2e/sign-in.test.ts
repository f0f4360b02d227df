import { unique } from './support/api.ts';
import { signIn } from './support/session.ts';
import { site } from './support/site.ts';
import { expect, signedIn, test } from './support/test.ts';

const pages = [
  '/predict',
  '/history',
  '/models',
  '/models?q=iris',
  '/models/iris/playground',
  '/models/new',
  '/keys',
  '/people',
  '/profile',
];

test('whoever is not signed in is sent to sign in from every page, and returns to it', async ({ page }) => {
  for (const path of pages) {
    await page.goto(path);
    await expect(page).toHaveURL(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  }
  await page.goto('/models/iris/playground');
  await signIn(page, site(), '/models/iris/playground');
  await expect(page.getByRole('button', { name: 'Predict', exact: true })).toBeVisible();
});

test('signing in never leads to another site', async ({ page }) => {
  await page.goto(`/sign-in?callbackUrl=${encodeURIComponent('https://elsewhere.example/models')}`);
  await signIn(page, site(), '/predict');
  await expect(page.getByRole('heading', { name: 'Predict', level: 1 })).toBeVisible();
});

test.describe('with a wrong password', () => {
  test.use({ expectedFailures: [401] });

  test('nobody gets in, and the page says so', async ({ page, newcomer }) => {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(newcomer.email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: /password/ })).toBeVisible();
    await page.goto('/models');
    await expect(page).toHaveURL(/\/sign-in/);
  });
});

test('signing out ends the session in this browser', async ({ page }) => {
  await page.goto('/sign-in');
  await signIn(page, site());
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('/sign-in');
  await page.goto('/models');
  await expect(page).toHaveURL('/sign-in?callbackUrl=%2Fmodels');
});

test.describe('an address that leads nowhere is a 404 that shows the way back', () => {
  test.use({ expectedFailures: [404] });
  const nowhere = ['/nowhere', '/problems/nothing'];
  const nowhereInside = ['/models/nothing', '/models/iris/versions/999', '/models/iris/predictions/pred_x', '/keys/x'];

  test('for everybody', async ({ page }) => {
    for (const path of nowhere) {
      expect((await page.goto(path))?.status(), path).toBe(404);
      await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
    }
  });

  test.describe('inside', () => {
    test.use(signedIn);
    test('for whoever is signed in', async ({ page }) => {
      for (const path of [...nowhereInside, `/models/${unique('gone')}/playground`]) {
        expect((await page.goto(path))?.status(), path).toBe(404);
        await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
      }
      await page.getByRole('link', { name: 'Go to the models' }).click();
      await page.waitForURL('/models');
    });
  });
});
