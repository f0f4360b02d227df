import { AppError } from '#lib/errors';

/** What is wrong with one field of a request: where (JSON pointer), and what to do. */
export const invalidAt = (pointer: string, detail: string) =>
  new AppError('invalid', `${pointer}: ${detail}`, { errors: [{ pointer, detail }] });
