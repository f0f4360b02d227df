import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { callApi } from './support/api.ts';
import { card } from './support/playground.ts';
import { signIn } from './support/session.ts';
import { signInWithoutPassword } from './support/sign-in-without-password.ts';
import { expect, test } from './support/test.ts';

test.use({ expectedFailures: [422] });

test('another password asks for the one that one has, and signs out elsewhere', async ({ page, another, newcomer }) => {
  expect((await callApi('/api/v1/people', { method: 'POST', body: newcomer })).status).toBe(201);
  const elsewhere = await another();
  for (const browser of [elsewhere, page]) {
    await browser.goto('/sign-in?callbackUrl=%2Fprofile');
    await signIn(browser, newcomer, '/profile');
  }
  const sessions = page.getByRole('table', { name: 'Where you are signed in' }).locator('tbody tr');
  await expect(sessions).toHaveCount(2);
  // What is filled has no variant.
  await expect(page.locator('main .mantine-Button-root:not([data-variant])')).toHaveText(['Save name']);

  const current = card(page, 'Password').getByLabel('Current password');
  await current.fill('not it');
  await chooseNew(page, 'Change password', 'quite another password');
  await expect(current).toHaveAccessibleDescription(/not your current password/);
  await current.fill(newcomer.password);
  await chooseNew(page, 'Change password', 'quite another password');
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await expect(sessions).toHaveCount(1);
});

test('who has no password is asked for none, and may set one and have the e-mail changed then', {
  tag: '@phone',
}, async ({ page, context, newcomer }) => {
  expect((await callApi('/api/v1/people', { method: 'POST', body: newcomer })).status).toBe(201);
  await signInWithoutPassword(context, newcomer.email);

  await page.goto('/profile/privacy');
  await page.getByRole('button', { name: 'Erase my account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase your account?' });
  await expect(dialog.getByLabel(/^Type/)).toBeVisible();
  await expect(dialog.getByLabel('Current password')).toHaveCount(0);

  await page.goto('/profile');
  const current = card(page, 'Password').getByLabel('Current password');
  const changeEmail = card(page, 'E-mail').getByRole('button', { name: 'Change e-mail' });
  await expect(current).toHaveCount(0);
  await expect(changeEmail).toBeDisabled();
  await expectAccessible(page);
  await chooseNew(page, 'Set password', newcomer.password);
  await expect(page.getByText('You have a password now.')).toBeVisible();
  await expect(current).toBeVisible();
  await expect(changeEmail).toBeEnabled();
});

async function chooseNew(page: Page, button: string, password: string): Promise<void> {
  await card(page, 'Password').getByLabel('New password').fill(password);
  await card(page, 'Password').getByRole('button', { name: button }).click();
}
