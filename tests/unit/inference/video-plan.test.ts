import { expect, it } from 'vitest';
import { planClips } from '../../../workers/media/video-plan.ts';

const timesOf = (count: number, framesPerSecond: number) =>
  Float64Array.from({ length: count }, (_, k) => k / framesPerSecond);

it('samples frame k of n at floor(k * total / n), as transformers does', () => {
  const [clip] = planClips(timesOf(30, 25), 1.2, { frames: 8 });
  expect(clip).toEqual({ startS: 0, endS: 1.2, frames: [0, 3, 7, 11, 15, 18, 22, 26] });
});

it('shows frames of a short film again rather than fail', () => {
  expect(planClips(timesOf(2, 25), 0.08, { frames: 5 })[0]!.frames).toEqual([0, 0, 0, 1, 1]);
  expect(planClips(timesOf(1, 25), 0.04, { frames: 3 })[0]!.frames).toEqual([0, 0, 0]);
});

it('gives each clip the frames of its own seconds, and a short rest to the last', () => {
  const clips = planClips(timesOf(95, 10), 9.5, { frames: 2, clipSeconds: 4 });
  expect(clips).toEqual([
    { startS: 0, endS: 4, frames: [0, 20] },
    { startS: 4, endS: 9.5, frames: [40, 67] },
  ]);
  expect(planClips(timesOf(105, 10), 10.5, { frames: 1, clipSeconds: 4 }).map(({ endS }) => endS)).toEqual([
    4, 8, 10.5,
  ]);
});

it('goes by the times of frames, not by their number, where frames come unevenly', () => {
  const clips = planClips(Float64Array.of(0, 0.1, 0.2, 0.3, 3.5), 4, { frames: 2, clipSeconds: 2 });
  expect(clips.map(({ frames }) => frames)).toEqual([
    [0, 2],
    [4, 4],
  ]);
});

it('shows the frame that still stands in a clip in which none begins', () => {
  const clips = planClips(Float64Array.of(0, 5), 6, { frames: 2, clipSeconds: 2 });
  expect(clips.map(({ frames }) => frames)).toEqual([
    [0, 0],
    [0, 0],
    [1, 1],
  ]);
});
