import { z } from 'zod';
import { expectAccessible } from './support/accessible.ts';
import { callApi, unique } from './support/api.ts';
import { digits } from './support/digits.ts';
import { signIn } from './support/session.ts';
import { site } from './support/site.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use(signedIn);

const Answered = z.object({ id: z.string() });

/** Has a picture answered, and kept under the name. */
async function askDigits(name: string, picture: Buffer): Promise<string> {
  const form = new FormData();
  form.append('model', 'digits');
  form.append('keepFile', 'true');
  form.append('file', new Blob([new Uint8Array(picture)]), name);
  const { status, body } = await callApi('/api/predict', { method: 'POST', body: form });
  expect(status).toBe(200);
  return Answered.parse(body).id;
}

test('lists what one asked with its file, finds it again by its name, and the address keeps the filter', {
  tag: '@phone',
}, async ({ page }) => {
  const pictures = await digits();
  const name = unique('seven');
  await askDigits(`${name}.png`, pictures[7]!);
  await page.goto('/history');
  await page.getByLabel('File name').fill(name);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`q=${name}`));
  await page.goto(page.url());
  const rows = page.getByRole('table', { name: 'Your predictions' }).getByRole('row').filter({ hasText: '.png' });
  await expect(rows).toHaveCount(1);
  await expect(rows.getByRole('img', { name: `${name}.png` })).toBeVisible();
  await expect(rows.getByRole('link')).toContainText(/^7/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page).toHaveURL('/history');
});

test('runs again from its record, and both stand side by side with the input once', { tag: '@phone' }, async ({
  page,
}) => {
  const pictures = await digits();
  const id = await askDigits('three.png', pictures[3]!);
  await page.goto(`/models/digits/predictions/${id}`);
  await expect(page.getByRole('img', { name: 'three.png' })).toBeVisible();
  await page.getByRole('button', { name: 'Run again' }).click();
  await page.waitForURL(new RegExp(`/history/compare\\?a=${id}&b=pred_`));
  await expect(page.getByRole('heading', { name: 'The same input' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'three.png' })).toHaveCount(1);
  await expect(page.getByRole('heading', { name: 'They agree' })).toBeVisible();
  await expectAccessible(page);
});

test('what somebody else asked runs again with the answer shown there, since no record keeps it', {
  tag: '@phone',
}, async ({ page, another, newcomer }) => {
  const theirs = await another();
  const headers = { origin: site().url };
  expect((await theirs.request.post('/api/v1/sign-up', { data: newcomer, headers })).ok()).toBe(true);
  await theirs.goto('/sign-in');
  await signIn(theirs, newcomer);
  const input = { text: 'What a wonderful day' };
  const asked = await theirs.request.post('/api/predict', { data: { model: 'sentiment', input }, headers });
  const { id } = Answered.parse(await asked.json());
  await page.goto(`/models/sentiment/predictions/${id}`);
  await page.getByRole('button', { name: 'Run again' }).click();
  const answer = page.getByRole('region', { name: 'Answer', exact: true });
  await expect(answer).toContainText('positive');
  await expect(answer).toContainText('gone once you leave this page');
  await expect(page).toHaveURL(`/models/sentiment/predictions/${id}`);
  await expectAccessible(page);
});

test('two that are ticked are compared, and what differs is marked', async ({ page }) => {
  const pictures = await digits();
  const name = unique('pair');
  const first = await askDigits(`${name}-1.png`, pictures[1]!);
  const second = await askDigits(`${name}-8.png`, pictures[8]!);
  await page.goto(`/history?q=${name}`);
  const ticks = page.getByRole('checkbox', { name: /^Compare / });
  await ticks.nth(0).check();
  await ticks.nth(1).check();
  await page.getByRole('link', { name: 'Compare', exact: true }).click();
  await page.waitForURL(`/history/compare?a=${first}&b=${second}`);
  await expect(page.getByRole('heading', { name: 'Inputs' })).toBeVisible();
  const label = page.getByRole('region', { name: 'Differences' }).getByRole('row').filter({ hasText: 'Label' });
  await expect(label).toContainText('differs');
  await expect(label).toContainText('1');
  await expect(label).toContainText('8');
});

test('shows nobody else’s, and says to a newcomer where to begin', async ({ another, newcomer }) => {
  const pictures = await digits();
  const id = await askDigits('mine.png', pictures[2]!);
  const theirs = await another();
  await theirs.request.post('/api/v1/sign-up', { data: newcomer, headers: { origin: site().url } });
  await theirs.goto('/sign-in?callbackUrl=/history');
  await theirs.getByLabel('E-mail').fill(newcomer.email);
  await theirs.getByLabel('Password', { exact: true }).fill(newcomer.password);
  await theirs.getByRole('button', { name: 'Sign in', exact: true }).click();
  await theirs.waitForURL('/history');
  await expect(theirs.getByRole('heading', { name: 'Nothing asked yet' })).toBeVisible();
  expect((await theirs.request.get(`/api/v1/predictions/${id}/files/0`)).status()).toBe(404);
});
