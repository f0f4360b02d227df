import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expectAccessible } from './support/accessible.ts';
import { callApi } from './support/api.ts';
import { card } from './support/playground.ts';
import { signIn } from './support/session.ts';
import { site } from './support/site.ts';
import { expect, test } from './support/test.ts';

test.use({ expectedFailures: [401, 422] });

test('two-factor is switched on with an app, asked at sign-in, and a recovery code stands in for it', {
  tag: '@phone',
}, async ({ page, another, newcomer }) => {
  expect((await callApi('/api/v1/people', { method: 'POST', body: newcomer })).status).toBe(201);
  await page.goto('/sign-in?callbackUrl=%2Fprofile');
  await signIn(page, newcomer, '/profile');

  await card(page, 'Two-factor').getByRole('button', { name: 'Switch two-factor on' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Current password')).toBeFocused();
  await page.keyboard.type('not it');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Current password')).toHaveAccessibleDescription(/not your current password/);
  await dialog.getByLabel('Current password').fill(newcomer.password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByRole('img', { name: 'QR code' })).toBeVisible();
  await expectAccessible(page);
  const secret = (await dialog.locator('code').innerText()).replaceAll(' ', '');
  const app = new TOTP({ secret: Secret.fromBase32(secret) });
  await expect(dialog.getByRole('textbox', { name: 'Code' })).toBeFocused();
  await page.keyboard.type(app.generate());
  await page.keyboard.press('Enter');
  const codes = await keptCodes(page);
  await expect(card(page, 'Two-factor')).toContainText('10 of 10 recovery codes left');

  const elsewhere = await another();
  await elsewhere.goto('/sign-in?callbackUrl=%2Fprofile');
  await elsewhere.getByLabel('E-mail').fill(newcomer.email);
  await elsewhere.getByLabel('Password', { exact: true }).fill(newcomer.password);
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(elsewhere.getByRole('textbox', { name: 'Code' })).toBeFocused();
  await expectAccessible(elsewhere);
  await elsewhere.getByRole('textbox', { name: 'Code' }).fill('000000');
  await elsewhere.keyboard.press('Enter');
  await expect(elsewhere.getByRole('alert').filter({ hasText: 'This code is wrong' })).toBeVisible();
  await elsewhere.getByRole('textbox', { name: 'Code' }).fill(codes[0]!);
  await elsewhere.keyboard.press('Enter');
  await elsewhere.waitForURL('/profile');
  await expect(card(elsewhere, 'Two-factor')).toContainText('9 of 10 recovery codes left');

  await test.step('new recovery codes ask for password and code', async () => {
    await card(elsewhere, 'Two-factor').getByRole('button', { name: 'New recovery codes' }).click();
    const asked = elsewhere.getByRole('dialog');
    await asked.getByLabel('Current password').fill(newcomer.password);
    await asked.getByRole('textbox', { name: 'Code' }).fill(codes[0]!);
    await elsewhere.keyboard.press('Enter');
    await expect(asked.getByRole('textbox', { name: 'Code' })).toHaveAccessibleDescription(/used already/);
    await expectAccessible(elsewhere);
    await asked.getByRole('textbox', { name: 'Code' }).fill(codes[1]!);
    await elsewhere.keyboard.press('Enter');
    expect(await keptCodes(elsewhere)).not.toEqual(codes);
    await expect(card(elsewhere, 'Two-factor')).toContainText('10 of 10 recovery codes left');
  });

  await test.step('an admin resets it for somebody who has lost both', async () => {
    const admin = await another();
    const found = `/people?q=${encodeURIComponent(newcomer.email)}`;
    await admin.goto(found);
    await signIn(admin, site(), found);
    const reset = admin.getByRole('button', { name: `Reset two-factor of ${newcomer.name}` });
    await reset.click();
    await expectAccessible(admin);
    await admin.getByRole('dialog').getByRole('button', { name: 'Reset two-factor' }).click();
    await expect(admin.getByText(`${newcomer.name} signs in with the password alone`)).toBeVisible();
    await expect(reset).toHaveCount(0);
    await elsewhere.goto('/sign-in?callbackUrl=%2Fprofile');
    await signIn(elsewhere, newcomer, '/profile');
  });
});

/** The recovery codes, read off the dialog that shows them once, which closes with that. */
async function keptCodes(page: Page): Promise<string[]> {
  const dialog = page.getByRole('dialog');
  const codes = (await dialog.getByRole('figure', { name: 'recovery codes' }).locator('code').innerText()).split('\n');
  expect(codes).toHaveLength(10);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  return codes;
}

test('the profile lists where one is signed in, and signs out there', async ({ page, another, newcomer }) => {
  expect((await callApi('/api/v1/people', { method: 'POST', body: newcomer })).status).toBe(201);
  await page.goto('/sign-in?callbackUrl=%2Fprofile');
  await signIn(page, newcomer, '/profile');
  const elsewhere = await another();
  await elsewhere.goto('/sign-in?callbackUrl=%2Fprofile');
  await signIn(elsewhere, newcomer, '/profile');

  await page.reload();
  const rows = page.getByRole('table', { name: 'Where you are signed in' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText('This browser');
  await rows
    .nth(2)
    .getByRole('button', { name: /^Sign out Chrome/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(rows).toHaveCount(2);
  await elsewhere.goto('/profile');
  await expect(elsewhere).toHaveURL('/sign-in?callbackUrl=%2Fprofile');
  await expect(page.getByRole('button', { name: 'Sign out everywhere else' })).toHaveCount(0);
});
