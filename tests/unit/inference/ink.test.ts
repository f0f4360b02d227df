import { describe, expect, it } from 'vitest';
import { fitInk } from '#lib/inference/codecs/ink';
import { createRandom, randomNormal } from '#lib/training/learners/random';

const target = { width: 28, height: 28 };

/** A picture of `width` × `height` whose pixels are what `paint` gives, held to 0 … 255. */
function picture(width: number, height: number, paint: (x: number, y: number) => number) {
  const data = new Uint8Array(width * height);
  for (let p = 0; p < data.length; p++) {
    data[p] = Math.min(255, Math.max(0, Math.round(paint(p % width, Math.floor(p / width)))));
  }
  return { data, width, height };
}

/** A stem with a foot to the right, like an L, 120 high and 60 wide, its corner at (left, top). */
const isL = (x: number, y: number, left: number, top: number) =>
  x >= left && y >= top && x < left + 60 && y < top + 120 && (x < left + 16 || y >= top + 104);

function boxOf(frame: Uint8Array) {
  const on = Array.from(frame, (value, p) => ({ value, x: p % 28, y: Math.floor(p / 28) })).filter(
    ({ value }) => value > 0,
  );
  const [xs, ys] = [on.map(({ x }) => x), on.map(({ y }) => y)];
  const mass = on.reduce((sum, { value }) => sum + value, 0);
  return {
    left: Math.min(...xs),
    width: Math.max(...xs) - Math.min(...xs) + 1,
    height: Math.max(...ys) - Math.min(...ys) + 1,
    centreX: on.reduce((sum, { x, value }) => sum + (x + 0.5) * value, 0) / mass,
    centreY: on.reduce((sum, { y, value }) => sum + (y + 0.5) * value, 0) / mass,
  };
}

const plain = fitInk(
  picture(200, 180, (x, y) => (isL(x, y, 40, 30) ? 0 : 255)),
  target,
);

describe('the frame', () => {
  it('holds the drawing 20 pixels high, its aspect kept, its centre of mass in the middle', () => {
    const box = boxOf(plain);
    expect(box).toMatchObject({ width: 10, height: 20 });
    expect(Math.abs(box.centreX - 14)).toBeLessThanOrEqual(0.5);
    expect(Math.abs(box.centreY - 14)).toBeLessThanOrEqual(0.5);
    expect(Math.max(...plain)).toBe(255);
  });

  it('is 20 pixels wide for a drawing wider than high', () => {
    const box = boxOf(
      fitInk(
        picture(180, 200, (x, y) => (isL(y, x, 30, 40) ? 0 : 255)),
        target,
      ),
    );
    expect(box).toMatchObject({ width: 20, height: 10 });
  });

  it('takes another target, square or not', () => {
    const wide = fitInk(
      picture(200, 180, (x, y) => (isL(x, y, 40, 30) ? 0 : 255)),
      { width: 100, height: 56 },
    );
    const rows = new Set(Array.from(wide, (value, p) => (value > 0 ? Math.floor(p / 100) : -1)).filter((y) => y >= 0));
    expect(wide).toHaveLength(5600);
    expect(rows.size).toBe(40);
  });

  it('leaves a digit that is framed already as it is', () => {
    const once = fitInk({ data: plain, ...target }, target);
    expect(once).toEqual(plain);
  });
});

describe('the same drawing', () => {
  it.each([
    ['light on dark', picture(200, 180, (x, y) => (isL(x, y, 40, 30) ? 255 : 0))],
    ['in another corner', picture(200, 180, (x, y) => (isL(x, y, 130, 55) ? 0 : 255))],
    ['grey on grey', picture(200, 180, (x, y) => (isL(x, y, 40, 30) ? 90 : 170))],
    ['touching the border', picture(100, 140, (x, y) => (isL(x, y, 0, 10) ? 0 : 255))],
    ['twice as large', picture(400, 360, (x, y) => (isL(x / 2, y / 2, 40, 30) ? 0 : 255))],
  ])('%s gives the same frame', (_, grey) => {
    expect(fitInk(grey, target)).toEqual(plain);
  });

  it('on shaded, grainy paper with dust gives nearly the same frame', () => {
    const random = createRandom(1);
    const photo = picture(200, 180, (x, y) => {
      const paper = 170 + 0.25 * x - 0.1 * y + 4 * randomNormal(random);
      const isDust = x > 180 && x < 183 && y > 20 && y < 23;
      return isL(x, y, 40, 30) || isDust ? paper - 110 : paper;
    });
    const frame = fitInk(photo, target);
    const difference = frame.reduce((sum, value, p) => sum + Math.abs(value - plain[p]!), 0) / frame.length;
    expect(boxOf(frame)).toMatchObject({ width: 10, height: 20 });
    expect(difference).toBeLessThan(6);
  });
});

it('thickens a thin pen to about two pixels', () => {
  const thin = fitInk(
    picture(300, 300, (x, y) => (Math.abs(x - 150) < 1 && y > 50 && y < 250 ? 0 : 255)),
    target,
  );
  expect(boxOf(thin)).toMatchObject({ width: 2, height: 20 });
  expect(Math.max(...thin)).toBe(255);
});

describe('a page without a drawing is all zero', () => {
  const random = createRandom(2);
  it.each([
    ['white', picture(60, 60, () => 255)],
    ['black', picture(60, 60, () => 0)],
    ['shaded', picture(120, 90, (x, y) => 120 + x / 2 + y / 3)],
    ['grainy', picture(300, 300, () => 200 + 8 * randomNormal(random))],
    ['one pixel', picture(1, 1, () => 77)],
    ['no pixel', picture(0, 0, () => 0)],
  ])('%s', (_, grey) => {
    expect(fitInk(grey, target).every((value) => value === 0)).toBe(true);
  });
});
