import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { callApi, createModel, pointProduction, publish } from './support/api.ts';
import { flowers } from './support/data-file.ts';
import { digits } from './support/digits.ts';
import { chooseFiles, dropFiles } from './support/front-door.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use(signedIn);

const model = (page: Page, name: string) => page.getByRole('radio', { name });

test('a picture that is dropped is answered on the same page with one press of Enter, and is kept', {
  tag: '@phone',
}, async ({ page }) => {
  const [zero] = await digits();
  await page.goto('/predict');
  await dropFiles(page, [{ name: 'zero.png', bytes: zero! }]);
  await expect(page.getByRole('img', { name: /zero\.png/ })).toBeVisible();
  await model(page, 'Digits').check();
  await page.keyboard.press('Enter');
  const answers = page.getByRole('region', { name: 'Answers' });
  await expect(answers.getByRole('rowheader').first()).toHaveText('0');
  await expectAccessible(page);
  await answers.getByRole('link', { name: 'Its record' }).click();
  await page.waitForURL(/\/models\/digits\/predictions\/pred_/);
  await expect(page.getByRole('img', { name: 'zero.png' })).toBeVisible();
});

test('one press of Enter is enough before it is known what the model takes', async ({ page }) => {
  const [zero] = await digits();
  const { promise: pressed, resolve: press } = Promise.withResolvers<void>();
  await page.route(/\/models\/digits\/versions\/\d+$/, async (route) => {
    await pressed;
    await route.continue();
  });
  await page.goto('/predict');
  await dropFiles(page, [{ name: 'zero.png', bytes: zero! }]);
  await model(page, 'Digits').check();
  await page.keyboard.press('Enter');
  press();
  await expect(page.getByRole('region', { name: 'Answers' }).getByRole('rowheader').first()).toHaveText('0');
});

test('a file is not kept when its sender does not want that', async ({ page }) => {
  const [zero] = await digits();
  await page.goto('/predict?model=digits');
  await chooseFiles(page, [{ name: 'secret.png', bytes: zero! }]);
  await page.getByRole('switch', { name: /^Keep the file in my history/ }).uncheck();
  await page.getByRole('button', { name: 'Predict', exact: true }).click();
  const record = page.getByRole('region', { name: 'Answers' }).getByRole('link', { name: 'Its record' });
  const id = (await record.getAttribute('href'))!.split('/').at(-1);
  expect(await callApi(`/api/v1/predictions/${id}`)).toMatchObject({ status: 200, body: { files: [] } });
});

test('a model that is chosen stands in the address, which opens it again with its form', async ({ page }) => {
  await page.goto('/predict');
  await model(page, 'Iris').check();
  await expect(page).toHaveURL('/predict?model=iris');
  await page.goto(page.url());
  await expect(model(page, 'Iris')).toBeChecked();
  await expect(page.getByLabel('petal_width')).toHaveValue(/^0\.2/);
});

test('what is typed goes to the models of texts; the only one is chosen by itself', async ({ page }) => {
  await page.goto('/predict');
  const field = page.getByLabel('Or type or paste a text');
  await field.fill('What a wonderful film, I loved every minute of it');
  await expect(model(page, 'Sentiment')).toBeVisible();
  await expect(model(page, 'Iris')).toHaveCount(0);
  await model(page, 'Sentiment').check();
  await field.focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('region', { name: 'Answers' }).getByRole('rowheader').first()).toHaveText('positive');
  await field.fill('Boring and far too long, I left before the end');
  await expect(page.getByText('The input has changed since.')).toBeVisible();
});

test('a table of one row fills the form of the model its columns fit; of many it becomes a batch job', async ({
  page,
}) => {
  await page.goto('/predict');
  await chooseFiles(page, [
    { name: 'one.csv', bytes: Buffer.from('sepal_length,sepal_width,petal_length,petal_width\n6.3,3.3,6,2.5\n') },
  ]);
  await model(page, 'Iris').check();
  await expect(page.getByLabel('petal_length')).toHaveValue(/^6/);
  await page.getByRole('button', { name: 'Predict', exact: true }).click();
  const answers = page.getByRole('region', { name: 'Answers' });
  await expect(answers.getByRole('rowheader').first()).toHaveText('virginica');

  await page.getByRole('button', { name: 'Try another' }).click();
  await chooseFiles(page, [{ name: 'many.csv', bytes: Buffer.from(flowers(40)) }]);
  await expect(page.getByRole('region', { name: 'First rows of the file' })).toContainText('sepal_length');
  await page.getByRole('button', { name: 'Predict', exact: true }).click();
  await page.waitForURL(/\/batch\/job_\w+$/);
  await expect(page.getByRole('status').getByText('Done')).toBeVisible({ timeout: 60_000 });
});

test('columns no model has are told, by name, and nothing is sent', async ({ page }) => {
  await page.goto('/predict');
  await chooseFiles(page, [{ name: 'odd.csv', bytes: Buffer.from('colour,weight\nred,1\nblue,2\n') }]);
  await expect(page.getByRole('heading', { name: 'No model takes these columns' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('petal_width');
  await expect(page.getByRole('button', { name: 'Predict', exact: true })).toHaveCount(0);
});

test('a file that is nothing for a model is told so, whatever its name', async ({ page }) => {
  await page.goto('/predict');
  await chooseFiles(page, [{ name: 'photo.png', bytes: Buffer.from('%PDF-1.7 and so on') }]);
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be used' })).toContainText('pictures');
  await page.getByRole('button', { name: 'Try another' }).click();
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeFocused();
});

test.describe('what the server refuses', () => {
  test.use({ expectedFailures: [422] });
  test('is said in the place of the answer, and the page goes on', async ({ page }) => {
    const [zero] = await digits();
    await page.goto('/predict?model=digits');
    await chooseFiles(page, [{ name: 'cut.png', bytes: zero!.subarray(0, 80) }]);
    await page.getByRole('button', { name: 'Predict', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Answers' }).getByRole('alert')).toBeVisible();
    await dropFiles(page, [{ name: 'whole.png', bytes: zero! }]);
    await page.getByRole('button', { name: 'Predict', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Answers' }).getByRole('rowheader').first()).toHaveText('0');
  });
});

test('many pictures become one job, shown as a gallery or a table, by label, with errors first on wish', {
  tag: '@phone',
}, async ({ page }) => {
  const pictures = await digits();
  const files = Array.from({ length: 60 }, (_, n) => ({ name: `digit-${n}.png`, bytes: pictures[n % 10]! }));
  files.push({ name: 'cut.png', bytes: pictures[0]!.subarray(0, 80) });
  files.push({ name: 'note.txt', bytes: Buffer.from('not a picture') });
  await page.goto('/predict?model=digits');
  await chooseFiles(page, files);
  await expect(page.getByText('61 pictures')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'Left out' })).toContainText('note.txt');
  await page.getByRole('button', { name: 'Predict', exact: true }).click();
  await page.waitForURL(/\/batch\/job_\w+$/);
  await expect(page.getByRole('status').getByText('Done')).toBeVisible({ timeout: 90_000 });

  const gallery = page.getByRole('list', { name: 'Files and their answers' });
  await expect(gallery.getByRole('listitem')).toHaveCount(48);
  await expect(gallery.getByRole('listitem').first()).toContainText('digit-0.png');
  await expect(gallery.locator('img').first()).toHaveJSProperty('complete', true);
  await page.getByRole('checkbox', { name: 'Errors first' }).check();
  await expect(gallery.getByRole('listitem').first()).toContainText('cut.png');
  await page.getByRole('combobox', { name: 'Label' }).selectOption({ label: '7 (6)' });
  await expect(gallery.getByRole('listitem')).toHaveCount(6);

  await page.getByText('Table', { exact: true }).click();
  await expect(page).toHaveURL(/view=table/);
  await page.goto(page.url());
  const table = page.getByRole('table', { name: 'Files and their answers' });
  await expect(table.getByRole('row').filter({ hasText: '.png' })).toHaveCount(6);
  await table.getByRole('button', { name: 'digit-7.png' }).click();
  const opened = page.getByRole('dialog', { name: 'digit-7.png' });
  await expect(opened.getByRole('rowheader').first()).toHaveText('7');
  await expectAccessible(page);
});

test('another version answers the same beside the first, and the address can name one', async ({ page }) => {
  const slug = await createModel('twice');
  const model = readFileSync('models/iris/model.onnx');
  const manifest = JSON.parse(readFileSync('models/iris/model.json', 'utf8'));
  const first = await publish(slug, model, manifest);
  const second = await publish(slug, model, { ...manifest, card: 'The same once more.' });
  await pointProduction(slug, first);
  await page.goto(`/predict?model=${slug}`);
  await page.getByRole('button', { name: 'Predict', exact: true }).click();
  const answers = page.getByRole('region', { name: 'Answers' });
  await expect(answers.getByText(`Version ${first}`)).toBeVisible();
  const others = page.getByRole('group', { name: 'Ask another model or version' });
  await others.getByLabel('The same with another model').selectOption({ label: slug });
  await others.getByLabel('Version').selectOption(String(second));
  await others.getByRole('button', { name: 'Ask it, too' }).click();
  await expect(answers.getByRole('link', { name: 'Its record' })).toHaveCount(2);

  await page.goto(`/predict?model=${slug}&version=${second}`);
  await page.getByRole('button', { name: 'Predict', exact: true }).click();
  await expect(answers.getByText(`Version ${second}`)).toBeVisible();
});
