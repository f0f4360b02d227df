import type { Corners } from '#lib/inference/codecs/detection/candidate';
import type { PictureNote } from '#lib/inference/row-note';

type Box = { x: number; y: number; width: number; height: number };

/**
 * A box in pixels of what the graph was fed as one in pixels of the picture that was sent, in hundredths, without what
 * lies outside of it; null where nothing is left.
 */
export function boxInPicture([left, top, right, bottom]: Corners, { width, height, placed }: PictureNote): Box | null {
  const across = (x: number) => hundredths(Math.min(width, Math.max(0, ((x - placed.left) * width) / placed.width)));
  const down = (y: number) => hundredths(Math.min(height, Math.max(0, ((y - placed.top) * height) / placed.height)));
  const box = { x: across(left), y: down(top) };
  const size = { width: hundredths(across(right) - box.x), height: hundredths(down(bottom) - box.y) };
  return size.width > 0 && size.height > 0 ? { ...box, ...size } : null;
}

const hundredths = (value: number) => Math.round(value * 100) / 100;
