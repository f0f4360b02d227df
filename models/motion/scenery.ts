import { type Random, randomInt } from '#lib/training/learners/random';

const between = (random: Random, low: number, high: number) => low + (high - low) * random();

/** A grey background, 0 to 255: plain, shaded, waves or clouds, with up to three things standing in it. */
export function createScenery(width: number, height: number, random: Random): Float32Array {
  const level = between(random, 40, 215);
  const depth = between(random, 0, 45);
  const paint = [() => () => 0, shading, waves, clouds][randomInt(random, 4)]!(random);
  const things = Array.from({ length: randomInt(random, 4) }, () => ({
    x: random(),
    y: random(),
    halfWidth: between(random, 0.03, 0.2),
    halfHeight: between(random, 0.03, 0.2),
    light: between(random, -70, 70),
  }));
  return new Float32Array(width * height).map((_, p) => {
    const [x, y] = [(p % width) / width, Math.floor(p / width) / height];
    let value = level + depth * paint(x, y);
    for (const thing of things) {
      if (Math.abs(x - thing.x) < thing.halfWidth && Math.abs(y - thing.y) < thing.halfHeight) value += thing.light;
    }
    return Math.min(255, Math.max(0, value));
  });
}

type Paint = (random: Random) => (x: number, y: number) => number;

const shading: Paint = (random) => {
  const [acrossLight, downLight] = [between(random, -1, 1), between(random, -1, 1)];
  return (x, y) => 2 * (acrossLight * (x - 0.5) + downLight * (y - 0.5));
};

const waves: Paint = (random) => {
  const [across, down, phase] = [between(random, -30, 30), between(random, -30, 30), between(random, 0, 6)];
  return (x, y) => Math.sin(across * x + down * y + phase);
};

/** Random heights on a coarse grid, and smooth ones between. */
const clouds: Paint = (random) => {
  const cells = 3 + randomInt(random, 8);
  const heights = Float32Array.from({ length: (cells + 1) ** 2 }, () => between(random, -1, 1));
  const height = (x: number, y: number) => heights[y * (cells + 1) + x]!;
  return (x, y) => {
    const [left, top] = [Math.floor(x * cells), Math.floor(y * cells)];
    const [right, below] = [x * cells - left, y * cells - top];
    const upper = height(left, top) * (1 - right) + height(left + 1, top) * right;
    const lower = height(left, top + 1) * (1 - right) + height(left + 1, top + 1) * right;
    return upper * (1 - below) + lower * below;
  };
};
