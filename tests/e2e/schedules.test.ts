import { z } from 'zod';
import { callApi, unique } from './support/api.ts';
import { uploadDataset } from './support/data-file.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use(signedIn);

const Schedules = z.object({ data: z.array(z.object({ name: z.string(), enabled: z.boolean(), cron: z.string() })) });
const schedules = async () => Schedules.parse((await callApi('/api/v1/schedules')).body).data;

test.describe('in New York', () => {
  test.use({ timezoneId: 'America/New_York', expectedFailures: [422] });

  test('a schedule is made with its next three times in sight, switched off, and deleted', { tag: '@phone' }, async ({
    page,
  }) => {
    const dataset = await uploadDataset();
    const name = unique('Score the houses');
    await page.goto('/schedules');
    await page.getByRole('link', { name: 'New schedule' }).click();
    await page.getByText('Run a batch job').click();
    await page.getByLabel('Model', { exact: true }).selectOption('iris');
    await page.getByLabel('Data set to score').selectOption({ label: dataset.name });
    await page.getByLabel('Repeat', { exact: true }).selectOption('week');
    await page.getByLabel('On', { exact: true }).selectOption('Friday');
    await page.getByLabel('At', { exact: true }).fill('18:30');
    await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue('America/New_York');
    const times = page.getByRole('list', { name: 'Next three times' }).getByRole('listitem');
    await expect(times).toHaveCount(3);
    await expect(times.first()).toContainText(/Fri.*18:30/);
    await page.getByLabel('Name').fill(name);
    await page.getByRole('button', { name: 'Create schedule' }).click();
    await page.waitForURL('/schedules');
    expect(await schedules()).toContainEqual({ name, enabled: true, cron: '30 18 * * 5' });

    const row = page.getByRole('table', { name: 'Schedules' }).getByRole('row').filter({ hasText: name });
    await expect(row).toContainText('Every Friday at 18:30');
    await row.getByRole('button', { name: `Change ${name}` }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('At', { exact: true })).toHaveValue('18:30');
    await dialog.getByLabel('Repeat', { exact: true }).selectOption('weekday');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(row).toContainText('Monday to Friday at 18:30');

    await row.getByRole('switch').click({ force: true });
    await expect(row).toContainText('Off');
    expect(await schedules()).toContainEqual({ name, enabled: false, cron: '30 18 * * 1-5' });

    await row.getByRole('button', { name: `Delete ${name}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete schedule' }).click();
    await expect(row).toHaveCount(0);
    expect((await schedules()).map((one) => one.name)).not.toContain(name);
  });

  test('a cron line that does not fit is told at its field, with the part that does not', async ({ page }) => {
    await page.goto('/schedules/new');
    await page.getByLabel('Repeat', { exact: true }).selectOption('cron');
    await page.getByLabel('Cron line', { exact: true }).fill('0 25 * * *');
    await expect(page.getByText('The hour "25" does not fit')).toBeVisible();
    await page.getByLabel('Cron line', { exact: true }).fill('0 6 1 * *');
    await expect(page.getByRole('list', { name: 'Next three times' }).getByRole('listitem')).toHaveCount(3);
  });
});
