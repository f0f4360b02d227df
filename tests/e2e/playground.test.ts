import { callApi } from './support/api.ts';
import { card, openPlayground, predict } from './support/playground.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use({ ...signedIn, expectedFailures: [422] });

test('a value that does not fit is shown at its field, which gets the focus; nothing is recorded as answered', async ({
  page,
}) => {
  await openPlayground(page, 'iris');
  const field = page.getByLabel('petal_width');
  await field.fill('99');
  const before = await callApi('/api/v1/models/iris/stats');
  await page.getByRole('button', { name: 'Predict', exact: true }).click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/30/);
  await expect(field).toBeFocused();
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(1);
  await expect(card(page, 'Answer')).not.toContainText('pred_');
  expect(before.status).toBe(200);

  await field.fill('1.5');
  await predict(page);
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(0);

  await page.getByRole('navigation', { name: 'Model' }).getByRole('link', { name: 'Predictions' }).click();
  await page.getByText('Failed', { exact: true }).click();
  await expect(page.getByRole('table', { name: 'Failed calls' })).toContainText('422 invalid');
});

test('as JSON: what cannot be read, and what the model does not know, is said', async ({ page }) => {
  await openPlayground(page, 'iris');
  await page.getByText('JSON', { exact: true }).click();
  const json = page.getByRole('textbox', { name: 'Input' });
  await expect(json).toHaveValue(/"sepal_length": 5.1/);
  await json.fill('{"sepal_length": ');
  await page.getByRole('button', { name: 'Predict', exact: true }).click();
  await expect(json).toHaveAccessibleDescription(/not JSON/);

  await json.fill('{"sepal_length": 5, "sepal_width": 3, "petal_length": 1, "petal_width": 0.2, "colour": "blue"}');
  await page.getByRole('button', { name: 'Predict', exact: true }).click();
  await expect(card(page, 'Answer')).toContainText(/colour/);

  await json.fill('{"sepal_length": 5, "sepal_width": 3, "petal_length": 1, "petal_width": 0.2}');
  await predict(page);
});
