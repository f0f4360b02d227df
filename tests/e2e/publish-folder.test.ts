import sharp from 'sharp';
import { expectAccessible } from './support/accessible.ts';
import { callApi, createModel } from './support/api.ts';
import { folderFiles, folderZip } from './support/folder.ts';
import { chooseModelFile, zip } from './support/model-file.ts';
import { card, predict } from './support/playground.ts';
import { uploadAndTry } from './support/publish-file.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use(signedIn);

test('a Hugging Face folder, zipped as it is, becomes a detector whose boxes lie on the picture', {
  tag: '@phone',
}, async ({ page }) => {
  const slug = await createModel('finder');
  await page.goto(`/models/${slug}/versions/new`);
  await chooseModelFile(page, 'yolos.zip', await folderZip('yolos-detector'));
  const schema = card(page, 'What it takes and answers');
  await expect(schema).toContainText('Object detection');
  await expect(schema).toContainText('64 × 48 · stretched · bilinear');
  await expect(schema).toContainText('boat, crane, person');
  await expect(schema.getByRole('textbox')).toHaveCount(0);
  await expectAccessible(page);
  await uploadAndTry(page, slug);

  // Larger than any screen here.
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const picture = await sharp({ create: { width: 3000, height: 1000, channels: 3, background: '#888', noise } })
    .jpeg()
    .toBuffer();
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'large.jpg', mimeType: 'image/jpeg', buffer: picture });
  await expect(page.getByText('3000 × 1000')).toBeVisible();
  const answer = await predict(page);
  const listed = answer.getByRole('list', { name: /^What was found/ }).getByRole('button');
  const boxes = answer.locator('figure svg rect');
  await expect(listed.first()).toBeVisible();
  await expect(boxes).toHaveCount(await listed.count());

  const place = (await listed.first().getByText(/ × /).textContent())!;
  const [, width, height, x, y] = /(\d+) × (\d+) at (\d+), (\d+)/.exec(place)!.map(Number);
  const drawn = await boxes.first().evaluate((rect) => {
    const picture = rect.closest('figure')!.querySelector('img')!.getBoundingClientRect();
    const paper = rect.closest('svg')!.getBoundingClientRect();
    const { x, y, width, height } = (rect as SVGRectElement).getBBox();
    return { x: paper.x + x - picture.x, y: paper.y + y - picture.y, width, height, pictureWidth: picture.width };
  });
  expect(drawn.pictureWidth).toBeLessThanOrEqual(page.viewportSize()!.width);
  const scale = drawn.pictureWidth / 3000;
  for (const [found, said] of [
    [drawn.x, x],
    [drawn.y, y],
    [drawn.width, width],
    [drawn.height, height],
  ] as const)
    expect(Math.abs(found - said! * scale)).toBeLessThan(2);

  await listed.first().focus();
  await expect(boxes.first()).toHaveAttribute('data-active', 'true');
  await expectAccessible(page);
});

test('entities are marked in the text they were found in, with their labels in words', async ({ page }) => {
  const slug = await createModel('names');
  await page.goto(`/models/${slug}/versions/new`);
  await chooseModelFile(page, 'xlmr.zip', await folderZip('xlmr-entities'));
  await expect(card(page, 'What it takes and answers')).toContainText('at most 48 tokens');
  await uploadAndTry(page, slug);
  const text = 'Ada Lovelace met Charles Babbage 😀 in London.';
  await page.getByLabel('text', { exact: true }).fill(text);
  const answer = await predict(page);
  const marked = answer.getByRole('region', { name: /its entities marked/ });
  await expect(marked.locator('mark').first()).toBeVisible();
  const withoutLabels = await marked.evaluate((region) => {
    const copy = region.cloneNode(true) as Element;
    for (const tag of copy.querySelectorAll('mark > span')) tag.remove();
    return copy.textContent;
  });
  expect(withoutLabels).toBe(text);
  await expect(marked).toContainText(/PER|LOC/);
  await expectAccessible(page);
});

test('what a folder lacks is said by name, before anything is sent', async ({ page }) => {
  const slug = await createModel('lacking');
  await page.goto(`/models/${slug}/versions/new`);
  const { 'preprocessor_config.json': _, ...files } = folderFiles('vit-classifier');
  await chooseModelFile(page, 'vit.zip', await zip(files));
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be published' })).toContainText(
    'no preprocessor_config.json',
  );
  await expect(page.getByRole('button', { name: 'Upload and examine' })).toHaveCount(0);
  expect(await callApi(`/api/v1/models/${slug}/versions`)).toMatchObject({ body: { data: [] } });
});
