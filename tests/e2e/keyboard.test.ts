import type { Locator, Page } from '@playwright/test';
import { card } from './support/playground.ts';
import { site } from './support/site.ts';
import { expect, test } from './support/test.ts';

/** Presses Tab until `target` has the focus, as somebody would who cannot point. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never reaches ${target}`);
}

test('without a mouse: sign in, find a model, predict, read the answer, sign out', async ({ page }) => {
  await page.goto('/');
  await tabTo(page, page.getByRole('link', { name: 'Sign in' }).first());
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sign-in/);
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeEnabled();
  await tabTo(page, page.getByLabel('E-mail'));
  await page.keyboard.type(site().email);
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await page.keyboard.type(site().password);
  await page.keyboard.press('Enter');
  await page.waitForURL('/predict');

  await tabTo(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Models' }));
  await page.keyboard.press('Enter');
  await page.waitForURL('/models');
  await tabTo(page, page.getByRole('link', { name: 'Iris', exact: true }));
  await page.keyboard.press('Enter');
  await page.waitForURL('/models/iris');
  await tabTo(page, page.getByRole('navigation', { name: 'Model' }).getByRole('link', { name: 'Playground' }));
  await page.keyboard.press('Enter');
  await page.waitForURL('/models/iris/playground');
  const field = page.getByLabel('sepal_length');
  await expect(field).toHaveValue(/^5\.1/);
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('6.3');
  await tabTo(page, page.getByRole('button', { name: 'Predict', exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page, card(page, 'Answer').getByRole('link', { name: /^pred_/ }));

  await tabTo(page, page.getByRole('button', { name: /^Account of/ }));
  await page.keyboard.press('Enter');
  const signOut = page.getByRole('menuitem', { name: 'Sign out' });
  await expect(signOut).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(signOut).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sign-in/);
});

test('the first stop of the keyboard leads past the navigation to the content', async ({ page }) => {
  await page.goto('/sign-in');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: /^Skip to/ });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const isInContent = () => document.activeElement?.closest('main') !== null;
  expect(await page.evaluate(isInContent), 'the focus is in the content').toBe(true);
});
