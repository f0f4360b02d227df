import { expect, it } from 'vitest';
import { createRandom } from '#lib/training/learners/random';
import { encodeGif } from '../../../models/motion/encode-gif.ts';
import { drawFilm } from '../../../models/motion/film.ts';
import { labels } from '../../../models/motion/shape.ts';
import { openShipped } from './starter.ts';

it('tells motions it was not taught with apart as often as its card says, when they are sent as films', async () => {
  const { starter, answer } = await openShipped('motion');
  const promised = Number(/accuracy on GIFs \| ([\d.]+)/.exec(starter.manifest.card!)![1]);
  const random = createRandom(31);
  const films = Array.from({ length: 10 * labels.length }, (_, index) => labels[index % labels.length]!);
  const rows = [];
  for (const label of films) {
    const gif = await encodeGif(drawFilm(label, random, { frameCount: 12 }));
    rows.push({ film: gif.toString('base64') });
  }
  const answers = await answer(rows);
  const right = films.filter((label, row) => {
    const found = answers[row]!;
    return 'label' in found && found.label === label;
  });
  // Of 70 films an accuracy of 0.95 may well look like 0.9.
  expect(right.length / films.length).toBeGreaterThanOrEqual(promised - 0.07);
});
