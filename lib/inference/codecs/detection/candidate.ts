import { notFinite } from '#lib/inference/codecs/rounded';

/** Left, top, right, bottom. */
export type Corners = readonly [number, number, number, number];

/** Something found: `label` counts the labels, the box is in pixels of what the graph was fed. */
export type Candidate = { label: number; score: number; box: Corners };

export type BoxReading = {
  format: 'cxcywh' | 'xyxy' | 'yxyx';
  /** What a box's numbers are taken times: the frame's sides where they are parts of it, else 1. */
  scale: { x: number; y: number };
};

/** Four numbers of a tensor, `step` apart from `at` on, as corners. */
export function cornersAt(
  data: ArrayLike<number | bigint | string>,
  at: number,
  step: number,
  { format, scale }: BoxReading,
): Corners {
  const [a, b, c, d] = [0, 1, 2, 3].map((side) => Number(data[at + side * step])) as [number, number, number, number];
  if (!Number.isFinite(a + b + c + d)) throw notFinite();
  if (format === 'yxyx') return [b * scale.x, a * scale.y, d * scale.x, c * scale.y];
  if (format === 'xyxy') return [a * scale.x, b * scale.y, c * scale.x, d * scale.y];
  return [(a - c / 2) * scale.x, (b - d / 2) * scale.y, (a + c / 2) * scale.x, (b + d / 2) * scale.y];
}

/** Whether a score is worth answering. Throws AppError('model-failed') for NaN, which is no score. */
export function reaches(score: number, threshold: number): boolean {
  if (Number.isNaN(score)) throw notFinite();
  return score >= threshold;
}

export const byScore = (a: Candidate, b: Candidate) => b.score - a.score;
