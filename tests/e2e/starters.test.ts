import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { bestLabel, card, chartRow, expectInSight, openPlayground, predict } from './support/playground.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use(signedIn);

/** Draws a line through places given as shares of the paper's sides. */
async function draw(page: Page, ...places: [x: number, y: number][]): Promise<void> {
  const paper = page.getByRole('img', { name: /^Draw/ });
  await paper.scrollIntoViewIfNeeded();
  const box = (await paper.boundingBox())!;
  const [start, ...rest] = places.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
  await page.mouse.move(...start!);
  await page.mouse.down();
  for (const place of rest) await page.mouse.move(...place, { steps: 10 });
  await page.mouse.up();
}

test.describe('digits', () => {
  test.beforeEach(async ({ page }) => {
    await openPlayground(page, 'digits');
  });

  test('reads a digit drawn with the mouse, and another after the paper is cleared', async ({ page }) => {
    await page.getByText('Draw', { exact: true }).click();
    await draw(page, [0.52, 0.15], [0.5, 0.5], [0.48, 0.85]);
    const answer = await predict(page);
    expect(await bestLabel(answer)).toBe('1');
    await expect(answer.getByRole('table').getByRole('rowheader')).toHaveCount(10);

    await page.getByRole('button', { name: /^Clear/ }).click();
    await draw(page, [0.25, 0.2], [0.75, 0.2], [0.6, 0.5], [0.45, 0.85]);
    await expect(answer).toContainText('The input has changed');
    await predict(page);
    await expect.poll(() => bestLabel(answer)).toBe('7');
  });

  test('reads a picture that is uploaded', async ({ page }) => {
    const Examples = z.object({
      examples: z.array(
        z.object({ input: z.object({ image: z.string() }), expected: z.object({ label: z.string() }) }),
      ),
    });
    const { examples } = Examples.parse(JSON.parse(await readFile('models/digits/model.json', 'utf8')));
    const nine = examples.find(({ expected }) => expected.label === '9')!;
    await page.getByText('Choose a picture', { exact: true }).click();
    const picture = Buffer.from(nine.input.image, 'base64');
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'scan.png', mimeType: 'image/png', buffer: picture });
    await expect(page.getByRole('img', { name: /scan\.png/ })).toBeVisible();
    const answer = await predict(page);
    expect(await bestLabel(answer)).toBe('9');
    await expect(chartRow(answer, '9')).toContainText(/0\.99/);
  });

  test('shows the example it is about to send, and brings the answer into sight', async ({ page }) => {
    await page.getByLabel('Load an example').selectOption({ label: '7, dark on white' });
    await expect(page.getByRole('img', { name: /^What is sent/ })).toBeVisible();
    await expect(page.getByRole('img', { name: /^Draw/ })).toHaveCount(0);
    const answer = await predict(page);
    expect(await bestLabel(answer)).toBe('7');
    await expectInSight(answer.getByRole('heading', { name: 'Answer' }));
  });

  test.describe('a file that is no picture', () => {
    test.use({ expectedFailures: [422] });
    test('is refused in plain words', async ({ page }) => {
      await page.getByText('Choose a picture', { exact: true }).click();
      const text = { name: 'letter.png', mimeType: 'image/png', buffer: Buffer.from('Dear reader, I am no picture.') };
      await page.locator('input[type="file"]').setInputFiles(text);
      await page.getByRole('button', { name: 'Predict', exact: true }).click();
      await expect(page.getByRole('main')).toContainText(
        /cannot be read as|is not (a picture|an image)|no picture|PNG/,
      );
      await expect(card(page, 'Answer')).not.toContainText('pred_');
    });
  });
});

test('sentiment tells praise from blame', async ({ page }) => {
  await openPlayground(page, 'sentiment');
  const text = page.getByRole('textbox', { name: 'text', exact: true });
  await expect(text).toHaveValue(/delicious/);
  await text.fill('Terrible. The screen broke, and nobody answered my calls.');
  const answer = await predict(page);
  expect(await bestLabel(answer)).toBe('negative');
  await text.fill('Great food, friendly staff, I loved it!');
  await predict(page);
  await expect.poll(() => bestLabel(answer)).toBe('positive');
});

test.describe('claims', () => {
  test.use({ expectedFailures: [422] });

  test('answers a claim with a missing value, and asks for one it cannot do without', async ({ page }) => {
    await openPlayground(page, 'claims');
    await expect(page.getByLabel('age', { exact: true })).not.toHaveValue('');
    await page.getByLabel('age', { exact: true }).fill('');
    const answer = await predict(page);
    await expect(answer.getByRole('table').getByRole('rowheader')).toHaveCount(2);

    const required = page.getByLabel('prior_claims', { exact: true });
    await required.fill('');
    await page.getByRole('button', { name: 'Predict', exact: true }).click();
    await expect(required).toHaveAttribute('aria-invalid', 'true');
    await expect(required).toHaveAccessibleDescription(/missing|required/);
  });
});
