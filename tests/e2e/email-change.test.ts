import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { until } from '#tests/support/until';
import { expectAccessible } from './support/accessible.ts';
import { callApi, unique } from './support/api.ts';
import { card } from './support/playground.ts';
import { signIn } from './support/session.ts';
import { expect, test } from './support/test.ts';

test.use({ expectedFailures: [422] });

test('one’s e-mail is changed by the link that goes to the new one, signed in as oneself', { tag: '@phone' }, async ({
  page,
  another,
  newcomer,
}) => {
  const email = `${unique('nora-at-her-new-place')}@example.org`;
  expect((await callApi('/api/v1/people', { method: 'POST', body: newcomer })).status).toBe(201);
  await page.goto('/sign-in?callbackUrl=%2Fprofile');
  await signIn(page, newcomer, '/profile');
  await expect(card(page, 'E-mail')).toContainText(newcomer.email);
  await expect(card(page, 'E-mail')).toContainText('Not confirmed');

  await askFor(page, email, newcomer.password);
  await expect(card(page, 'E-mail')).toContainText(newcomer.email);

  const elsewhere = await another();
  await elsewhere.goto(await linkTo(email));
  await expectAccessible(elsewhere);
  await elsewhere.getByRole('link', { name: 'Sign in' }).last().click();
  const { pathname, search } = new URL(await linkTo(email));
  await signIn(elsewhere, newcomer, pathname + search);
  await expect(elsewhere.getByRole('main')).toContainText(email);
  await expectAccessible(elsewhere);
  await elsewhere.getByRole('button', { name: 'Change e-mail' }).click();
  await expect(elsewhere.getByRole('status').filter({ hasText: email })).toBeVisible();
  await elsewhere.getByRole('link', { name: 'Go on' }).click();
  await expect(card(elsewhere, 'E-mail')).toContainText(email);
  await expect(card(elsewhere, 'E-mail')).toContainText('Confirmed');

  await test.step('everywhere else one is signed out, and the link is over', async () => {
    await page.goto('/profile');
    await expect(page).toHaveURL('/sign-in?callbackUrl=%2Fprofile');
    await signIn(page, { ...newcomer, email }, '/profile');
    await page.goto(await linkTo(email));
    await expect(page.getByRole('heading', { name: 'This link is over' })).toBeVisible();
  });
});

test('one’s e-mail is confirmed by the link that goes there, signed in as oneself', { tag: '@phone' }, async ({
  page,
  another,
  newcomer,
}) => {
  expect((await callApi('/api/v1/people', { method: 'POST', body: newcomer })).status).toBe(201);
  await page.goto('/sign-in?callbackUrl=%2Fprofile');
  await signIn(page, newcomer, '/profile');
  await card(page, 'E-mail').getByRole('button', { name: 'Ask for a link that confirms it' }).click();
  await expect(card(page, 'E-mail').getByRole('status').filter({ hasText: 'Ask your admin' })).toBeVisible();

  const link = await linkTo(newcomer.email);
  await test.step('nothing is confirmed by whoever is not signed in, or as somebody else', async () => {
    const elsewhere = await another();
    await elsewhere.goto(link);
    await expect(elsewhere.getByRole('main')).toContainText(`Sign in to the account that has ${newcomer.email}`);
    await expectAccessible(elsewhere);
    await elsewhere.getByRole('link', { name: 'Sign in' }).last().click();
    const stranger = { ...newcomer, email: `${unique('sam')}@example.org` };
    expect((await callApi('/api/v1/people', { method: 'POST', body: stranger })).status).toBe(201);
    const { pathname, search } = new URL(link);
    await signIn(elsewhere, stranger, pathname + search);
    await expect(elsewhere.getByRole('heading', { name: 'This link is for another account' })).toBeVisible();
    await expectAccessible(elsewhere);
  });

  await page.goto(link);
  await page.getByRole('button', { name: 'Confirm e-mail' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Your e-mail is confirmed' })).toBeVisible();
  await page.goto('/profile');
  await expect(card(page, 'E-mail')).toContainText('Confirmed');
});

/** Asks for another e-mail on the profile, with a wrong password first. */
async function askFor(page: Page, email: string, password: string): Promise<void> {
  await card(page, 'E-mail').getByRole('button', { name: 'Change e-mail' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('New e-mail').fill(email);
  await dialog.getByLabel('Current password').fill('not it');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Ask for the link' }).click();
  await expect(dialog.getByLabel('Current password')).toHaveAccessibleDescription(/not your current password/);
  await dialog.getByLabel('Current password').fill(password);
  await dialog.getByRole('button', { name: 'Ask for the link' }).click();
  await expect(dialog.getByRole('status')).toContainText('Ask your admin');
  await dialog.getByRole('button', { name: 'Done' }).click();
}

/** The link that the log of the server has for this e-mail, as no e-mail is sent here. */
async function linkTo(email: string): Promise<string> {
  const path = join(process.env.E2E_DATA_DIR!, 'logs', 'web.log');
  const lines = async () => (await readFile(path, 'utf8')).split('\n').filter((line) => line.includes(email));
  await until(async () => (await lines()).length > 0);
  return /"link":"([^"]+)"/.exec((await lines()).at(-1)!)![1]!;
}
