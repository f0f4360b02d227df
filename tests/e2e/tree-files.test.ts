import { readFile } from 'node:fs/promises';
import { createModel } from './support/api.ts';
import { chooseModelFile, dropModelFile, sha256 } from './support/model-file.ts';
import { card } from './support/playground.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use(signedIn);

const file = (name: string) => readFile(new URL(`../support/tree-files/${name}`, import.meta.url));

test('what XGBoost saved is understood before it is sent, and only its labels are asked for', {
  tag: '@phone',
}, async ({ page }) => {
  const slug = await createModel('garden');
  const model = await file('xgboost-multiclass.ubj');
  await page.goto(`/models/${slug}/versions/new`);
  await dropModelFile(page, 'flowers.ubj', model);

  await expect(card(page, 'Model file')).toContainText('XGBoost 3.2.0');
  await expect(card(page, 'Model file')).toContainText('Trees36');
  const schema = card(page, 'What it takes and answers');
  await expect(schema).toContainText('petal_width');
  await expect(schema.getByLabel('Name of feature 1')).toHaveCount(0);
  for (const [index, label] of ['setosa', 'versicolor', 'virginica'].entries()) {
    await page.getByLabel(`Label of class ${index}`).fill(label);
  }
  await page.getByRole('button', { name: 'Upload and examine' }).click();

  await page.waitForURL(/\/versions\/1$/);
  await expect(card(page, 'Certificate')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('main')).toContainText('Converted to ONNX from the file of XGBoost 3.2.0: 36 trees');
  await expect(page.getByRole('main')).toContainText('versicolor');
  await expect(page.getByRole('figure', { name: 'SHA-256' })).toContainText(sha256(model));
});

test('a pickle is refused with the lines that export it, before it is sent', async ({ page }) => {
  const slug = await createModel('pickled');
  await page.goto(`/models/${slug}/versions/new`);
  await chooseModelFile(page, 'model.pkl', Buffer.from('\x80\x04\x95\x10\0\0\0\0\0\0\0\x8c\x08sklearn', 'latin1'));

  await expect(page.getByRole('alert').filter({ hasText: 'This file cannot be published' })).toContainText(
    'onnx_model = to_onnx(',
  );
});
