import { type Random, randomInt, randomNormal } from '#lib/training/learners/random';
import { createScenery } from './scenery.ts';
import type { Label } from './shape.ts';

/** Grey frames one after another, a byte a pixel. */
export type GreyFilm = { frames: Uint8Array[]; width: number; height: number };

type Form = (x: number, y: number) => number;

const between = (random: Random, low: number, high: number) => low + (high - low) * random();
const pick = <T>(random: Random, items: readonly T[]): T => items[randomInt(random, items.length)]!;

/** How far a form's edge is from a point, in its own radius: below 0 inside. */
const forms: Form[] = [
  (x, y) => Math.hypot(x, y) - 1,
  (x, y) => Math.max(Math.abs(x), Math.abs(y)) - 0.85,
  (x, y) => Math.max(Math.abs(x) / 1.3, Math.abs(y) * 1.5) - 0.8,
  (x, y) => Math.max(Math.abs(x) * 1.5, Math.abs(y) / 1.3) - 0.8,
  (x, y) => Math.max(0.9 * Math.abs(x) + 0.5 * y, -y) - 0.6,
  (x, y) => Math.abs(Math.hypot(x, y) - 0.75) - 0.3,
  (x, y) => Math.min(Math.hypot(x - 0.4, y) - 0.7, Math.hypot(x + 0.4, y + 0.2) - 0.55),
];

const directions: Partial<Record<Label, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/**
 * A film of one form that does what the label says before a scenery that stands still: of any size and shape, light or
 * dark, faster or slower, a little off the straight line, blurred, noisy and in blocks as a coded film may be.
 */
export function drawFilm(label: Label, random: Random, { frameCount }: { frameCount: number }): GreyFilm {
  const [width, height] = pick(random, [
    [64, 64],
    [80, 60],
    [96, 54],
    [54, 72],
  ] as const);
  const short = Math.min(width, height);
  const scenery = createScenery(width, height, random);
  const path = drawPath(label, random);
  const form = pick(random, forms);
  const [cos, sin] = turned(random);
  const level = scenery.reduce((sum, value) => sum + value, 0) / scenery.length;
  // Lighter or darker, as there is room: what cannot be told from its ground cannot be seen to move.
  const light = level + between(random, 60, 150) * (level > 60 + 135 * random() ? -1 : 1);
  const stripes = random() < 0.3 ? between(random, 2, 5) : 0;
  const camera = {
    noise: random() < 0.3 ? 0 : between(random, 1, 12),
    softness: between(random, 0.5, 1.6),
    flicker: between(random, 0, 6),
    blocks: random() < 0.3 ? between(random, 4, 16) : 0,
  };
  const frames = Array.from({ length: frameCount }, (_, index) => {
    const { x: atX, y: atY, size } = path(index / (frameCount - 1));
    const [centreX, centreY, radius] = [atX * width, atY * height, size * short];
    const flicker = camera.flicker * randomNormal(random);
    const frame = new Uint8ClampedArray(width * height);
    for (let p = 0; p < frame.length; p++) {
      const dx = ((p % width) + 0.5 - centreX) / radius;
      const dy = (Math.floor(p / width) + 0.5 - centreY) / radius;
      const [x, y] = [cos * dx + sin * dy, cos * dy - sin * dx];
      const cover = Math.min(1, Math.max(0, 0.5 - (form(x, y) * radius) / camera.softness));
      const ground = scenery[p]!;
      const paint = stripes > 0 ? light + (level - light) * (0.3 + 0.3 * Math.sin(stripes * x * Math.PI)) : light;
      frame[p] = ground + cover * (paint - ground) + flicker + camera.noise * noise(random);
    }
    const bytes = new Uint8Array(frame.buffer);
    if (camera.blocks > 0) flattenBlocks(bytes, width, camera.blocks);
    return bytes;
  });
  return { frames, width, height };
}

/** Where the form is, in parts of the picture, and its radius, in parts of the shorter side, from time 0 to 1. */
function drawPath(label: Label, random: Random) {
  const pace = between(random, 0.75, 1.35);
  const direction = directions[label];
  if (direction) {
    const size = between(random, 0.08, 0.22);
    const length = between(random, 0.25, 0.85);
    // Up to some 17° off the straight line.
    const drift = between(random, -0.3, 0.3);
    const [goX, goY] = [direction[0] + drift * direction[1], direction[1] + drift * direction[0]];
    const middle = () => between(random, 0.3, 0.7);
    const along = 0.5 + between(random, -1, 1) * (0.95 - length) * 0.5;
    const [x, y] = direction[0] === 0 ? [middle(), along] : [along, middle()];
    return (time: number) => {
      const gone = length * (time ** pace - 0.5);
      return { x: x + goX * gone, y: y + goY * gone, size };
    };
  }
  const [x, y] = [between(random, 0.25, 0.75), between(random, 0.25, 0.75)];
  const size = between(random, 0.08, 0.3);
  if (label === 'still') return () => ({ x, y, size });
  const [small, large] = [between(random, 0.06, 0.16), between(random, 0.26, 0.5)];
  return (time: number) => {
    const grown = label === 'growing' ? time ** pace : 1 - time ** pace;
    return { x, y, size: small + (large - small) * grown };
  };
}

function turned(random: Random): [number, number] {
  const angle = random() < 0.5 ? 0 : between(random, -Math.PI, Math.PI);
  return [Math.cos(angle), Math.sin(angle)];
}

/** Near enough to the normal distribution, and quicker. */
const noise = (random: Random) => 2 * (random() + random() + random() - 1.5);

/** What strong compression leaves of 8 × 8 blocks: their mean, and coarse steps around it. */
function flattenBlocks(frame: Uint8Array, width: number, step: number): void {
  const height = frame.length / width;
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      const [bottom, right] = [Math.min(height, top + 8), Math.min(width, left + 8)];
      let sum = 0;
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += frame[y * width + x]!;
      const mean = sum / ((bottom - top) * (right - left));
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const p = y * width + x;
          frame[p] = Math.min(255, Math.max(0, mean + Math.round((frame[p]! - mean) / step) * step));
        }
      }
    }
  }
}
