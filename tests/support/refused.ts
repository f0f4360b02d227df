import { expect } from 'vitest';
import type { ErrorCode } from '#lib/errors';

/** An AppError with this code whose message has these words, for `toThrow` and `toEqual`. */
export const refused = (code: ErrorCode, words: RegExp) =>
  expect.objectContaining({ code, message: expect.stringMatching(words) });
