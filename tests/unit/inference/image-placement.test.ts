import { describe, expect, test } from 'vitest';
import { placePicture } from '#lib/inference/codecs/picture/place-picture';
import { ImageFeature } from '#lib/registry/feature';

const place = (size: [number, number], feature: object) => {
  const { resized, left, top } = placePicture(
    ImageFeature.parse({ name: 'x', type: 'image', width: 64, height: 48, channels: 3, ...feature }),
    { width: size[0], height: size[1] },
  );
  return [resized.width, resized.height, left, top];
};

describe('a picture is placed in its frame', () => {
  test.each([
    [
      [640, 480],
      [64, 48, 0, 0],
    ],
    [
      [480, 640],
      [64, 85, 0, -18],
    ],
    [
      [1000, 100],
      [480, 48, -208, 0],
    ],
    [
      [3, 3],
      [64, 64, 0, -8],
    ],
  ] as [[number, number], number[]][])('cover: %j fills it and is cut on the longer side', (size, expected) => {
    expect(place(size, { fit: 'cover' })).toEqual(expected);
  });

  test.each([
    [
      [640, 480],
      [64, 48, 0, 0],
    ],
    [
      [480, 640],
      [36, 48, 14, 0],
    ],
    [
      [1000, 100],
      [64, 6, 0, 21],
    ],
    [
      [1, 4000],
      [1, 48, 31, 0],
    ],
  ] as [[number, number], number[]][])('contain: %j lies whole in its middle', (size, expected) => {
    expect(place(size, { fit: 'contain' })).toEqual(expected);
  });

  test.each([
    // int(64 * 341 / 256) = 85, of which 21 stand over: 10 are cut above, 11 below.
    [[256, 341], 64, [64, 85, 0, -18]],
    [[341, 256], 64, [85, 64, -10, -8]],
    // Smaller than the frame: the one pixel more of black goes right and below.
    [[100, 100], 31, [31, 31, 16, 8]],
  ] as [[number, number], number, number[]][])(
    'crop: %j with its shorter side brought to %d, as transformers cuts it',
    (size, shortestEdge, expected) => {
      expect(place(size, { fit: 'crop', shortestEdge })).toEqual(expected);
    },
  );

  test('crop after a stretch ignores the proportions', () => {
    expect(place([10, 500], { fit: 'crop', stretch: { width: 70, height: 50 } })).toEqual([70, 50, -3, -1]);
  });

  test('fill stretches it to the frame', () => {
    expect(place([10, 500], { fit: 'fill' })).toEqual([64, 48, 0, 0]);
  });
});
