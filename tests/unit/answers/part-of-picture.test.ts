import { expect, test } from 'vitest';
import { partOf } from '#components/answers/part-of-picture.ts';

test('a box is drawn where it is, whatever the size of the picture on the screen', () => {
  expect(partOf({ width: 8000, height: 400 }, { x: 2000, y: 100, width: 4000, height: 200 })).toEqual({
    x: 0.25,
    y: 0.25,
    width: 0.5,
    height: 0.5,
  });
});

test('a box that stands over the edges is cut at them', () => {
  expect(partOf({ width: 100, height: 100 }, { x: -50, y: 90, width: 100, height: 40 })).toEqual({
    x: 0,
    y: 0.9,
    width: 0.5,
    height: expect.closeTo(0.1),
  });
});
