import { AppError } from '#lib/errors';

/**
 * A float32 in seven significant digits: all it holds, without the tail that its double form drags along.
 * Throws AppError('model-failed') for NaN and infinity, which are no answer.
 */
export function rounded(value: number): number {
  if (!Number.isFinite(value)) throw notFinite();
  const scaled = Math.round(value * 1e7);
  // The cheap way is exact to 1e-7; only small values need their significant digits counted.
  return scaled >= 1e5 || scaled <= -1e5 ? scaled / 1e7 : Number(value.toPrecision(7));
}

export const notFinite = () =>
  new AppError('model-failed', 'The model answered NaN or infinity for this input. Its owner should look into it.');
