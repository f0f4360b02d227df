import { expectAccessible } from './support/accessible.ts';
import { callApi } from './support/api.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use(signedIn);

const kept = async () => (await callApi('/api/v1/settings/retention')).body;

test('for how long what is kept is never changed by itself, and never shortened unasked', {
  tag: '@phone',
}, async ({ page }) => {
  const before = await kept();
  await page.goto('/admin/privacy');
  const failedCalls = page.getByLabel('Failed calls');
  const messages = page.getByLabel('Messages to webhooks');
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await expect(failedCalls).toHaveValue('90 days');
  for (const wrong of ['0', '-5', '1.5', '99999999']) {
    await failedCalls.fill(wrong);
    await messages.fill('45');
    await save.click();
    await expect(failedCalls).toHaveValue(`${wrong} days`);
    await expect(failedCalls).toHaveAccessibleDescription(/from 1 to 3,650/);
    await expect(messages).toHaveAccessibleDescription(/from 1 to 30\./);
  }
  await expect(failedCalls).toBeFocused();
  await expectAccessible(page);

  await messages.fill('30');
  await failedCalls.fill('1');
  await expect(failedCalls).toHaveValue('1 day');
  await page.getByLabel('Inputs and answers').fill('3650');
  await save.click();
  const asked = page.getByRole('dialog', { name: 'Delete what is older?' });
  await expect(asked.getByRole('listitem')).toHaveText([
    'All inputs, answers, files and subjects of predictions, older than 3,650 days (until now: kept).',
    'All failed calls, older than 1 day (until now: 90 days).',
  ]);
  await expectAccessible(page);
  await asked.getByRole('button', { name: 'Cancel' }).click();
  expect(await kept()).toEqual(before);

  await failedCalls.fill('90');
  await save.click();
  await asked.getByRole('button', { name: 'Save and delete' }).click();
  await expect(asked).toBeHidden();
  expect(await kept()).toMatchObject({ inputDays: 3650, failedCallDays: 90 });
  // Kept longer, nothing is asked.
  await page.getByLabel('Inputs and answers').fill('');
  await save.click();
  await expect.poll(kept).toEqual(before);
});
