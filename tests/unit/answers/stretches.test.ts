import { expect, test } from 'vitest';
import { secondText } from '#components/answers/second-text.ts';
import { stretchesOf } from '#components/answers/stretches.ts';

const window = (startS: number, endS: number, label: string, score: number) => ({ startS, endS, label, score });

test('overlapping windows become stretches that follow one another, and neighbours of one label are one', () => {
  const windows = [
    window(0, 2, 'speech', 0.8),
    window(1, 3, 'speech', 0.6),
    window(2, 4, 'music', 0.9),
    window(3, 5, 'speech', 1),
  ];
  expect(stretchesOf(windows, 4.5)).toEqual([
    { ...window(0, 2, 'speech', 0.7), windows: 2 },
    { ...window(2, 3, 'music', 0.9), windows: 1 },
    { ...window(3, 4.5, 'speech', 1), windows: 1 },
  ]);
});

test('windows with a gap between them stay apart, though they have one label', () => {
  expect(stretchesOf([window(0, 1, 'bird', 1), window(5, 6, 'bird', 1)], 10)).toHaveLength(2);
});

test('places are written as players write them', () => {
  expect([0, 9.96, 75.25, 59.99, 3675].map((seconds) => secondText(seconds))).toEqual([
    '0:00.0',
    '0:09.9',
    '1:15.2',
    '0:59.9',
    '1:01:15.0',
  ]);
  expect(secondText(75.25, 2)).toBe('1:15.25');
});
