import { type Random, randomInt } from '#lib/training/learners/random';
import { side } from './shape.ts';

const between = (random: Random, low: number, high: number) => low + (high - low) * random();

/**
 * A digit as another hand might have written it: turned up to 15°, leaning, stretched, moved up to 1.5 pixels, and at
 * times with a thicker or a fainter stroke. Pictures are [28, 28], 0 to 1; writes into `target`.
 */
export function distort(picture: Float32Array, target: Float32Array, random: Random): void {
  const angle = (between(random, -15, 15) * Math.PI) / 180;
  const lean = between(random, -0.2, 0.2);
  const [stretchX, stretchY] = [between(random, 0.85, 1.15), between(random, 0.85, 1.15)];
  const [moveX, moveY] = [between(random, -1.5, 1.5), between(random, -1.5, 1.5)];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const middle = (side - 1) / 2;
  const contrast = random() < 0.3 ? between(random, 0.5, 1.6) : 1;
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const dx = (x - middle - moveX) / stretchX;
      const dy = (y - middle - moveY) / stretchY;
      const value = sample(picture, middle + cos * dx + (sin + lean) * dy, middle - sin * dx + cos * dy);
      target[y * side + x] = contrast === 1 ? value : value ** contrast;
    }
  }
  if (random() < 0.2) thicken(target, randomInt(random, 2) === 0 ? 1 : side);
}

/** The picture between its pixels, by the four around; black outside. */
function sample(picture: Float32Array, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const pixel = (px: number, py: number) =>
    px < 0 || py < 0 || px >= side || py >= side ? 0 : picture[py * side + px]!;
  const upper = pixel(left, top) * (left + 1 - x) + pixel(left + 1, top) * (x - left);
  const lower = pixel(left, top + 1) * (left + 1 - x) + pixel(left + 1, top + 1) * (x - left);
  return upper * (top + 1 - y) + lower * (y - top);
}

/** Every pixel the higher of itself and the next one, to the right (1) or below (28). */
function thicken(picture: Float32Array, next: number): void {
  for (let p = 0; p + next < picture.length; p++) picture[p] = Math.max(picture[p]!, picture[p + next]!);
}
