import sharp from 'sharp';
import { fitPicture } from '#lib/inference/codecs/picture/fit-picture';
import { placePicture } from '#lib/inference/codecs/picture/place-picture';
import { VideoFeature } from '#lib/registry/feature';
import type { GreyFilm } from './film.ts';
import { frameCount, side } from './shape.ts';

export const film = VideoFeature.parse({
  name: 'film',
  description: 'A short film in which one thing moves, grows, shrinks or stands still',
  type: 'video',
  frames: frameCount,
  width: side,
  height: side,
  channels: 1,
  layout: 'TCHW',
  fit: 'fill',
  resample: 'bilinear',
  mean: [0.5],
  std: [0.25],
});

/** The frames of a film of just as many as are sampled, [8, 32, 32] bytes, brought to size as the product does it. */
export async function prepareFrames({ frames, width, height }: GreyFilm): Promise<Uint8Array> {
  const placement = placePicture(film, { width, height });
  const prepared = new Uint8Array(frameCount * side * side);
  for (const [index, grey] of frames.entries()) {
    const image = sharp(grey, { raw: { width, height, channels: 1 } });
    const opened = { image, width, height, isCmyk: false, jpeg: null, costBytes: grey.length };
    prepared.set(await fitPicture(opened, placement, film), index * side * side);
  }
  return prepared;
}
