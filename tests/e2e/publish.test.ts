import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { linearRegression, unknownOperator } from '#tests/support/onnx-fixtures';
import { floats, model, node, value } from '#tests/support/onnx-fixtures/graph-builder';
import { callApi, createModel, pointProduction, publish, unique } from './support/api.ts';
import { chooseModelFile, dropModelFile, sha256, zip } from './support/model-file.ts';
import { bestLabel, card, chartRow, openPlayground, predict } from './support/playground.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use(signedIn);

const fixture = (name: string) => readFile(new URL(`../support/fixtures/${name}`, import.meta.url));
const flower = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'];
const species = ['setosa', 'versicolor', 'virginica'];

async function becomesReady(page: Page, number: number): Promise<void> {
  await page.waitForURL(new RegExp(`/versions/${number}$`));
  await expect(card(page, 'Certificate')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: `Version ${number}` }).locator('..')).toContainText('Ready');
}

async function pointProductionAt(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: `Point production at version ${number}` }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Point production/ })
    .click();
  await expect(page.getByText(`Production is version ${number}`)).toBeVisible();
}

test('a bare .onnx from scikit-learn becomes an endpoint with named features and labels', { tag: '@phone' }, async ({
  page,
}) => {
  const file = await fixture('sklearn-logistic.onnx');
  const Recorded = z.object({ rows: z.array(z.record(z.string(), z.number())), answers: z.array(z.json()) });
  const { rows } = Recorded.parse(JSON.parse((await fixture('sklearn-logistic.json')).toString()));
  const name = unique('Garden flowers');
  const slug = name.toLowerCase().replaceAll(' ', '-');

  await page.goto('/models');
  await page.getByRole('link', { name: 'New model' }).click();
  await page.getByLabel('Name').fill(name);
  await expect(page.getByLabel('Slug')).toHaveValue(slug);
  await page.getByRole('button', { name: 'Create model' }).click();
  await page.waitForURL(`/models/${slug}/versions/new`);

  await dropModelFile(page, 'flowers.onnx', file);
  await expect(card(page, 'Model file')).toContainText('X float32');
  await expect(card(page, 'Model file')).toContainText('output_probability');
  await page
    .getByRole('button', { name: /^Paste names/ })
    .first()
    .click();
  await page.getByLabel(/^Names of the features/).fill(flower.join(','));
  await page.getByRole('button', { name: 'Use these names' }).click();
  for (const [index, label] of species.entries()) await page.getByLabel(`Label of class ${index}`).fill(label);
  await page.getByLabel('Highest of petal_width').fill('10');
  await page.getByLabel('Notes').fill('The first one.');
  await page.getByRole('button', { name: 'Upload and examine' }).click();

  await becomesReady(page, 1);
  await expect(page.getByRole('figure', { name: 'SHA-256' })).toContainText(sha256(file));
  await expect(page.getByRole('main')).toContainText('The first one.');
  await pointProductionAt(page, 1);

  await page.getByRole('navigation', { name: 'Model' }).getByRole('link', { name: 'Playground' }).click();
  for (const [index, feature] of flower.entries())
    await page.getByLabel(feature).fill(String(rows[3]?.[`feature_${index + 1}`]));
  const answer = await predict(page);
  expect(await bestLabel(answer)).toBe('virginica');
  await expect(chartRow(answer, 'virginica')).toContainText('0.5408');
  await expect(chartRow(answer, 'versicolor')).toContainText('0.4581');
});

test('a .zip with model.json brings its own names and examples, and its parity is in the certificate', async ({
  page,
}) => {
  const slug = await createModel('cut');
  const manifest = {
    task: 'regression',
    features: ['carat', 'depth', 'table'].map((name) => ({ name, type: 'number', min: 0, max: 10 })),
    examples: [
      { name: 'Small', input: { carat: 1, depth: 1, table: 1 }, expected: { value: 6.5 } },
      { name: 'Large', input: { carat: 2, depth: 2, table: 2 }, expected: { value: 12.5 } },
    ],
    card: '# Cut\n\nOnly for tests.',
  };
  const file = await zip({ 'model.onnx': linearRegression(), 'model.json': JSON.stringify(manifest) });
  await page.goto(`/models/${slug}/versions/new`);
  await chooseModelFile(page, 'cut.zip', file);
  await expect(page.getByRole('table', { name: 'Features' })).toContainText('carat');
  await page.getByRole('button', { name: 'Upload and examine' }).click();
  await becomesReady(page, 1);
  await expect(card(page, 'Certificate')).toContainText('2 of 2 examples');
  await expect(page.getByRole('figure', { name: 'SHA-256' })).toContainText(sha256(file));
  await pointProductionAt(page, 1);
  await openPlayground(page, slug);
  await page.getByLabel('Load an example').selectOption({ label: 'Large' });
  await expect(page.getByLabel('carat')).toHaveValue('2');
  await expect(await predict(page)).toContainText('12.5');
});

test('an upload shows how far it is, and cancelled leaves nothing behind', async ({ page }) => {
  const slug = await createModel('heavy');
  const padded = model({
    input: [value('X', 'float', ['N', 3])],
    output: [value('variable', 'float', ['N', 1])],
    initializer: [floats('weights', [3, 1], [1, 2, 3]), floats('padding', [400_000], new Array(400_000).fill(1))],
    node: [node('MatMul', ['X', 'weights'], ['variable'])],
  });
  await page.goto(`/models/${slug}/versions/new`);
  await chooseModelFile(page, 'heavy.onnx', padded);
  const network = await page.context().newCDPSession(page);
  const throttle = (uploadThroughput: number) =>
    network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await throttle(200_000);
  await page.getByRole('button', { name: 'Upload and examine' }).click();
  const progress = page.getByRole('progressbar', { name: 'Upload' });
  await expect.poll(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  expect(Number(await progress.getAttribute('aria-valuenow'))).toBeLessThan(100);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'cancelled' })).toBeVisible();
  expect(await callApi(`/api/v1/models/${slug}/versions`)).toMatchObject({ body: { data: [] } });

  await throttle(-1);
  await page.getByRole('button', { name: 'Upload and examine' }).click();
  await becomesReady(page, 1);
  await expect(page.getByRole('figure', { name: 'SHA-256' })).toContainText(sha256(padded));
});

test.describe('refused in plain words, before anything is sent:', () => {
  const pickle = Buffer.from('\x80\x04\x95\x1a\x00\x00\x00\x00\x00\x00\x00\x8c\x07sklearn.', 'latin1');
  const refused: [what: string, name: string, bytes: () => Promise<Uint8Array>, words: RegExp][] = [
    [
      'a model cut short',
      'model.onnx',
      async () => (await fixture('sklearn-forest.onnx')).subarray(0, 1800),
      /cut short|truncated|incomplete|ends|damaged/i,
    ],
    ['a pickle', 'model.pkl', async () => pickle, /pickle|not an ONNX/i],
    ['an empty file', 'model.onnx', async () => new Uint8Array(), /empty/],
    ['a zip without a model', 'model.zip', () => zip({ 'readme.txt': 'Hello' }), /no model\.onnx/],
    [
      'a zip whose model.json does not fit',
      'model.zip',
      () => zip({ 'model.onnx': linearRegression(), 'model.json': '{"task":"guess"}' }),
      /task/,
    ],
  ];
  for (const [what, name, bytes, words] of refused) {
    test(what, async ({ page }) => {
      const slug = await createModel('refused');
      await page.goto(`/models/${slug}/versions/new`);
      await chooseModelFile(page, name, await bytes());
      const alert = page.getByRole('alert').filter({ hasText: 'cannot be published' });
      await expect(alert).toContainText(words);
      await expect(page.getByRole('button', { name: 'Upload and examine' })).toHaveCount(0);
      expect(await callApi(`/api/v1/models/${slug}/versions`)).toMatchObject({ body: { data: [] } });
    });
  }
});

test('a graph that quarantine cannot run is rejected with the reason, and cannot take production', async ({ page }) => {
  const slug = await createModel('sparkle');
  await page.goto(`/models/${slug}/versions/new`);
  await chooseModelFile(page, 'sparkle.onnx', unknownOperator());
  await page.getByRole('button', { name: 'Upload and examine' }).click();
  const rejection = page.getByRole('alert').filter({ hasText: 'Rejected' });
  await expect(rejection).toContainText('Sparkle', { timeout: 60_000 });
  await expect(page.getByRole('button', { name: /^Point production/ })).toHaveCount(0);
  await page.goto(`/models/${slug}/playground`);
  await expect(page.getByRole('heading', { name: 'Nothing to try yet' })).toBeVisible();
});

test('pointing production at another version switches, without one failed call', async ({ page }) => {
  const slug = await createModel('switching');
  const scaled = (factor: number) =>
    model({
      input: [value('x', 'float', ['N', 1])],
      output: [value('variable', 'float', ['N', 1])],
      initializer: [floats('factor', [1], [factor])],
      node: [node('Mul', ['x', 'factor'], ['variable'])],
    });
  const first = await publish(slug, scaled(10));
  const second = await publish(slug, scaled(20));
  await pointProduction(slug, first);
  const ask = async () => {
    const { status, body } = await callApi('/api/predict', { method: 'POST', body: { model: slug, input: { x: 1 } } });
    const answer = z
      .object({ version: z.number(), predictions: z.array(z.object({ value: z.number() })) })
      .safeParse(body);
    return { status, version: answer.data?.version, value: answer.data?.predictions[0]?.value };
  };
  const answers = [await ask()];
  let asking = true;
  const asked = (async () => {
    while (asking) answers.push(await ask());
  })();

  await page.goto(`/models/${slug}/versions`);
  const row = (number: number) =>
    page
      .getByRole('table', { name: 'Versions' })
      .getByRole('row')
      .filter({ has: page.getByRole('link', { name: String(number), exact: true }) });
  const badge = (number: number) => row(number).getByText('production', { exact: true });
  await expect(badge(1)).toBeVisible();
  await pointProductionAt(page, second);
  await expect(badge(2)).toBeVisible();
  await expect(badge(1)).toHaveCount(0);
  await expect.poll(async () => (await ask()).version).toBe(2);
  asking = false;
  await asked;
  const kinds = new Set(answers.map((one) => JSON.stringify(one)));
  expect([...kinds].sort()).toEqual(
    [
      { status: 200, version: 1, value: 10 },
      { status: 200, version: 2, value: 20 },
    ].map((one) => JSON.stringify(one)),
  );
  await expect(page.getByRole('table', { name: 'Alias history' }).getByRole('row')).toHaveCount(3);

  await openPlayground(page, slug);
  await page.getByLabel('x', { exact: true }).fill('3');
  await expect(await predict(page)).toContainText('60');
});

test('a model is deleted only once its name is typed', async ({ page }) => {
  const slug = await createModel('doomed');
  await page.goto(`/models/${slug}/settings`);
  await page.getByRole('button', { name: /^Delete model/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Delete model' })).toBeDisabled();
  await dialog.getByLabel(/^Type/).fill(slug);
  await dialog.getByRole('button', { name: 'Delete model' }).click();
  await page.waitForURL('/models');
  await expect(page.getByRole('main')).not.toContainText(slug);
  expect(await callApi(`/api/v1/models/${slug}`)).toMatchObject({ status: 404 });
});
