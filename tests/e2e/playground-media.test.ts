import { findChromium } from '#tests/support/chromium';
import { expectAccessible } from './support/accessible.ts';
import { createModel } from './support/api.ts';
import { fixturePath, folderZip } from './support/folder.ts';
import { chooseModelFile } from './support/model-file.ts';
import { card, predict } from './support/playground.ts';
import { uploadAndTry } from './support/publish-file.ts';
import { expect, signedIn, test } from './support/test.ts';

// A microphone that hums, and nobody to be asked about it.
const args = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
if (process.getuid?.() === 0) args.push('--no-sandbox');
test.use({ ...signedIn, launchOptions: { executablePath: findChromium() ?? undefined, args } });

test('a recording is seen and heard, and what was answered along it is reached with the keyboard', {
  tag: '@phone',
}, async ({ page }) => {
  const slug = await createModel('sounds');
  await page.goto(`/models/${slug}/versions/new`);
  await chooseModelFile(page, 'wav2vec2.zip', await folderZip('wav2vec2-tiny'));
  await expect(card(page, 'What it takes and answers')).toContainText('16,000 Hz, one channel · its waveform');
  await page.getByRole('button', { name: /^Change how/ }).click();
  await page.getByLabel('Windows of, audio').fill('0.1');
  await page.getByLabel('One every, audio').fill('0.05');
  await uploadAndTry(page, slug);

  await page.getByLabel('Recording for audio', { exact: true }).setInputFiles(fixturePath('audio/cd.mp3'));
  await expect(page.getByRole('img', { name: /^Waveform of cd\.mp3/ })).toBeVisible();
  await expect(page.getByText('44,100 Hz')).toBeVisible();
  const answer = await predict(page);
  const timeline = answer.getByRole('group', { name: /^Timeline/ });
  const stretches = timeline.getByRole('button');
  await expect(stretches.first()).toHaveAccessibleName(/^0:00\.00 – \d:\d\d\.\d\d: \w+, 0\.\d+/);
  await stretches.first().focus();
  await page.keyboard.press('End');
  await expect(stretches.last()).toBeFocused();
  await expect(stretches.last()).toHaveAttribute('aria-current', 'true');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Record audio' }).click();
  await expect(page.getByRole('timer')).not.toHaveText('0:00.0');
  await page.getByRole('button', { name: 'Stop recording' }).click();
  await expect(page.getByRole('img', { name: /^Waveform of audio\.wav/ })).toBeVisible();
  await expect(answer).toContainText('The input has changed');
  await predict(page);
  await expect(answer).not.toContainText('The input has changed');
});

test('a film is played, frames of it are drawn, and it is answered clip by clip', async ({ page }) => {
  const slug = await createModel('films');
  await page.goto(`/models/${slug}/versions/new`);
  await chooseModelFile(page, 'videomae.zip', await folderZip('videomae-tiny'));
  await expect(card(page, 'What it takes and answers')).toContainText('4 frames, sampled evenly');
  await page.getByRole('button', { name: /^Change how/ }).click();
  await page.getByLabel('Clips of, video').fill('0.5');
  await uploadAndTry(page, slug);

  await page.getByLabel('Film for video', { exact: true }).setInputFiles(fixturePath('video/vp9.webm'));
  const frames = page.getByRole('list', { name: /^Frames of the film/ }).getByRole('img');
  await expect(frames).toHaveCount(4);
  const isDrawn = (canvas: HTMLCanvasElement) =>
    canvas
      .getContext('2d')!
      .getImageData(0, 0, canvas.width, canvas.height)
      .data.some((value, index) => index % 4 < 3 && value > 0);
  for (const frame of await frames.all()) await expect.poll(() => frame.evaluate(isDrawn)).toBe(true);
  const answer = await predict(page);
  const stretches = answer.getByRole('group', { name: /^Timeline/ }).getByRole('button');
  await expect(stretches.first()).toHaveAccessibleName(/^0:00\.00/);
  await stretches.last().focus();
  await page.keyboard.press('Home');
  await expect(stretches.first()).toBeFocused();
  await expectAccessible(page);
});
