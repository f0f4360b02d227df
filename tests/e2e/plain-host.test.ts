import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedServer, openToServer, startEmbedded } from '#db/embedded';
import { type Product, startProduct } from '#tests/support/product';
import { wavFile } from '#tests/support/wav-file';
import { chartRow, predict } from './support/playground.ts';
import { expect, test } from './support/test.ts';

test.describe('an installation with a database of its own, behind a plain Next host', () => {
  test.use({ expectedFailures: [403, 404] });
  let folder = '';
  let database: EmbeddedServer;
  let product: Product;

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    folder = await mkdtemp(join(tmpdir(), 'bellwether-plain-'));
    await openToServer(folder);
    const quick = { fsync: 'off', synchronous_commit: 'off' };
    database = await startEmbedded({ folder, logFile: join(folder, 'postgres.log'), settings: quick });
    product = await startProduct({ env: { DATABASE_URL: database.url, HOT_PATH: 'off' } });
  });

  test.afterAll(async () => {
    await product?.stop();
    await database?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('the first admin is made by whoever can read the log, once, and the starter models come along', async ({
    page,
    another,
    newcomer,
  }) => {
    const link = /\S+\/set-up\?token=\S+/.exec(product.output())?.[0] ?? '';
    const fillIn = async () => {
      await page.getByLabel('Name').fill(newcomer.name);
      await page.getByLabel('E-mail').fill(newcomer.email);
      await page.getByLabel('Password', { exact: true }).fill(newcomer.password);
      await page.getByRole('button', { name: 'Make the account' }).click();
    };
    await page.goto(`${product.url}/set-up`);
    await expect(page.getByRole('heading', { name: 'Open the link from the log' })).toBeVisible();
    await page.goto(`${product.url}/set-up?token=guessed`);
    await fillIn();
    await expect(page.getByRole('alert').filter({ hasText: 'token' })).toBeVisible();

    await page.goto(link);
    await fillIn();
    await page.waitForURL(`${product.url}/models`);
    await expect(page.getByRole('link', { name: 'New model' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'People' })).toBeVisible();
    const late = await another();
    expect((await late.goto(link))?.status()).toBe(404);

    await expect(async () => {
      await page.goto(`${product.url}/models/iris`);
      await expect(page.getByRole('heading', { name: 'Call it' })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await page.getByRole('navigation', { name: 'Model' }).getByRole('link', { name: 'Playground' }).click();
    const answer = await predict(page);
    await expect(chartRow(answer, 'setosa')).toContainText('1.0000');
    const id = await answer.getByRole('link', { name: /^pred_/ }).innerText();
    await page.getByRole('navigation', { name: 'Model' }).getByRole('link', { name: 'Predictions' }).click();
    await expect(page.getByRole('table', { name: 'Predictions' })).toContainText(id);

    // Next's bundle has to find the program that reads recordings.
    const sound = wavFile({ sampleRate: 16_000, frames: 16_000 }).toString('base64');
    const hear = () =>
      page.evaluate(async (recording) => {
        const body = JSON.stringify({ model: 'keyword', input: { recording } });
        const headers = { 'content-type': 'application/json' };
        return (await fetch('/api/predict', { method: 'POST', headers, body })).json();
      }, sound);
    // The starter models are published one after another.
    await expect.poll(hear, { timeout: 60_000 }).toMatchObject({ model: 'keyword', version: 1 });
  });
});
