import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { card, chartRow, expectInSight, openPlayground, predict } from './support/playground.ts';
import { signIn } from './support/session.ts';
import { site } from './support/site.ts';
import { expect, signedIn, test } from './support/test.ts';

const run = promisify(execFile);

test('from the landing page to a recorded prediction, with what the first start printed', { tag: '@phone' }, async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in' }).first().click();
  await signIn(page, site());
  await page.goto('/models');
  await page.getByRole('link', { name: 'Iris', exact: true }).click();
  await page.getByRole('navigation', { name: 'Model' }).getByRole('link', { name: 'Playground' }).click();
  await expect(page.getByLabel('sepal_length')).toHaveValue(/^5\.1/);

  const answer = await predict(page);
  await expectInSight(answer.getByRole('heading', { name: 'Answer' }));
  await expect(chartRow(answer, 'setosa')).toContainText('1.0000');
  await expect(answer.getByRole('table').getByRole('rowheader')).toHaveText(['setosa', 'versicolor', 'virginica']);
  const id = await answer.getByRole('link', { name: /^pred_/ }).innerText();

  await page.getByRole('navigation', { name: 'Model' }).getByRole('link', { name: 'Predictions' }).click();
  const row = page.getByRole('table', { name: 'Predictions' }).getByRole('row').filter({ hasText: id });
  await expect(row).toHaveCount(1);
  await row.getByRole('link').first().click();
  await page.waitForURL(`/models/iris/predictions/${id}`);
  await expect(page.getByRole('main')).toContainText('in the browser');
  await expect(page.getByRole('main')).toContainText('"petal_width": 0.2');
  await expect(page.getByRole('main').getByText('setosa').first()).toBeVisible();
});

test.describe('the code beside the form works when pasted:', () => {
  test.use(signedIn);
  const env = () => ({ ...process.env, FORCE_COLOR: '0', BELLWETHER_KEY: site().apiKey });

  test.beforeEach(async ({ page }) => {
    await openPlayground(page, 'iris');
    await page.getByLabel('Load an example').selectOption({ label: 'Flower 101, virginica' });
    await expect(page.getByRole('figure', { name: 'curl command' })).toContainText(/"petal_length": ?6/);
  });

  test('curl', async ({ page }) => {
    const curl = await page.getByRole('figure', { name: 'curl command' }).getByRole('code').innerText();
    const { stdout } = await run('bash', ['-c', `${curl} --silent --write-out ' %{http_code}'`], { env: env() });
    expect(stdout).toMatch(/"label":"virginica".* 200$/);
  });

  test('JavaScript', async ({ page }) => {
    await card(page, 'The same call from your program').getByRole('tab', { name: 'JavaScript' }).click();
    const code = await page.getByRole('figure', { name: 'JavaScript code' }).getByRole('code').innerText();
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], { env: env() });
    expect(stdout).toContain("label: 'virginica'");
  });
});

test('the landing page shows a call and what the model really answers to it', async ({ page }) => {
  await page.goto('/');
  const shown = await page.getByRole('figure').first().innerText();
  const input = /"input": (\{[^}]*\})/.exec(shown)?.[1] ?? '';
  const answer = await fetch(`${site().url}/api/predict`, {
    method: 'POST',
    headers: { authorization: `Bearer ${site().apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'iris', input: JSON.parse(input) }),
  });
  const { predictions } = await answer.json();
  expect(JSON.parse(/"predictions": (\[.*\])/s.exec(shown)?.[1] ?? '')).toEqual(predictions);
});
