import sharp from 'sharp';
import type { GreyFilm } from './film.ts';

/** A grey film as an animated GIF of 16 shades, ten frames a second. */
export async function encodeGif({ frames, width, height }: GreyFilm): Promise<Buffer> {
  const pages = frames.map((frame) => ({ raw: { width, height, channels: 1 as const }, frame }));
  const pngs = await Promise.all(pages.map(({ frame, raw }) => sharp(frame, { raw }).png().toBuffer()));
  return sharp(pngs, { join: { animated: true } })
    .gif({ colours: 16, dither: 0, delay: frames.map(() => 100) })
    .toBuffer();
}
