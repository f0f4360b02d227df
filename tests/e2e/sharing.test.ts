import { linearRegression } from '#tests/support/onnx-fixtures';
import { expectAccessible } from './support/accessible.ts';
import { createModel, pointProduction, publish } from './support/api.ts';
import { card, openPlayground, predict } from './support/playground.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use({ ...signedIn, expectedFailures: [404, 422] });

test('an owner shares a model with one person, who finds and asks it, and takes it away again', {
  tag: '@phone',
}, async ({ page, another, newcomer }) => {
  const slug = await createModel('prices');
  await publish(slug, linearRegression());
  await pointProduction(slug, 1);

  const theirs = await another();
  await theirs.goto('/sign-up');
  await theirs.getByLabel('Name').fill(newcomer.name);
  await theirs.getByLabel('E-mail').fill(newcomer.email);
  await theirs.getByLabel('Password', { exact: true }).fill(newcomer.password);
  await theirs.getByRole('button', { name: 'Sign up' }).click();
  await theirs.waitForURL('/predict');
  expect((await theirs.goto(`/models/${slug}`))?.status()).toBe(404);

  const people = card(page, 'People it is shared with');
  const email = people.getByLabel('E-mail of somebody with an account here');
  await test.step('the owner names people in the settings', async () => {
    await page.goto(`/models/${slug}/settings`);
    await expect(people).toHaveCount(0);
    await page.getByLabel('People I choose').check();
    await page.getByRole('button', { name: 'Save settings' }).click();
    await expect(people).toContainText('Nobody yet');
    await expect(page.getByText('Shared with people', { exact: true })).toBeVisible();
  });

  await test.step('an e-mail without an account is refused at its field', async () => {
    await email.fill('nobody-at-all@example.org');
    await email.press('Enter');
    await expect(email).toHaveAccessibleDescription(/Nobody here has this e-mail/);
    await expect(email).toBeFocused();
    await expectAccessible(page);
  });

  const row = people.getByRole('row').filter({ hasText: newcomer.email });
  await test.step('one with an account is in the list at once', async () => {
    await email.fill(newcomer.email);
    await email.press('Enter');
    await expect(row).toContainText(newcomer.name);
    await expect(row).toContainText('Not confirmed');
    await expect(page.getByText('Make sure that the account is really theirs')).toBeVisible();
    await expect(email).toHaveValue('');
    await expectAccessible(page);
  });

  await test.step('they find it in the list and on the page Predict, as shared and by whom, and ask it', async () => {
    await theirs.goto('/predict');
    await expect(theirs.getByRole('radio', { name: slug })).toHaveAccessibleName(/shared with you by /);
    await theirs.goto('/models');
    await theirs.getByRole('link', { name: slug }).click();
    await theirs.waitForURL(`/models/${slug}`);
    await expect(theirs.getByText('Shared with you', { exact: true })).toBeVisible();
    await expect(theirs.getByRole('link', { name: 'Settings' })).toHaveCount(0);
    expect((await theirs.goto(`/models/${slug}/settings`))?.status()).toBe(404);
    await openPlayground(theirs, slug);
    for (const [place, value] of ['1', '2', '3'].entries()) {
      await theirs.getByLabel(`feature_${place + 1}`).fill(value);
    }
    await expect(await predict(theirs)).toContainText('14.5');
  });

  await test.step('the owner takes it away, without a mouse', async () => {
    await row.getByRole('button', { name: `Remove ${newcomer.name}` }).press('Enter');
    const dialog = page.getByRole('dialog', { name: `Remove ${newcomer.name}?` });
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(people).toContainText('Nobody yet');
  });

  await test.step('it is gone for them at once; what it answered stays in their history', async () => {
    expect((await theirs.goto(`/models/${slug}/playground`))?.status()).toBe(404);
    await theirs.goto('/history');
    await theirs.getByRole('link', { name: '14.5' }).click();
    await theirs.waitForURL(/\/history\/pred_/);
    await expect(theirs.getByRole('main')).toContainText('not shared with you any more');
    await expect(theirs.getByRole('main')).toContainText('14.5');
    await expectAccessible(theirs);
  });
});
