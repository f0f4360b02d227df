/** A box as shares of a picture, 0 to 1. */
export type Part = { x: number; y: number; width: number; height: number };

/** A box in pixels as shares of the picture it is in, without what stands over its edges. */
export function partOf(picture: { width: number; height: number }, box: Part): Part {
  const [left, right] = [box.x, box.x + box.width].map((x) => share(x, picture.width));
  const [top, bottom] = [box.y, box.y + box.height].map((y) => share(y, picture.height));
  return { x: left!, y: top!, width: right! - left!, height: bottom! - top! };
}

const share = (place: number, length: number) => (length > 0 ? Math.min(1, Math.max(0, place / length)) : 0);
