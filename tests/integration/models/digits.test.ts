import { expect, it } from 'vitest';
import { encodePng } from '../../../models/digits/encode-png.ts';
import { readDigits } from '../../../models/digits/read-digits.ts';
import { side } from '../../../models/digits/shape.ts';
import { openShipped } from './starter.ts';

it('reads at least 97 of 100 held-out digits, white on black or black on white', async () => {
  const { pictures, digits } = await readDigits('held-out');
  const { answer } = await openShipped('digits');
  const chosen = pictures.map((_, index) => index).filter((index) => index % 5 === 0);
  const inverted = (picture: Uint8Array) => picture.map((value) => 255 - value);
  for (const turn of [(picture: Uint8Array) => picture, inverted]) {
    const rows = await Promise.all(
      chosen.map(async (index) => ({ image: await encodePng(turn(pictures[index]!), { side }) })),
    );
    const answers = await answer(rows);
    const right = chosen.filter((index, row) => {
      const found = answers[row]!;
      return 'label' in found && found.label === String(digits[index]);
    });
    expect(right.length / chosen.length).toBeGreaterThanOrEqual(0.97);
  }
});
