import type { FieldError } from '#lib/errors';

/** A file that cannot become a version: why, and what to do. `errors` point into model.json. */
export class UnreadableFile extends Error {
  readonly errors: readonly FieldError[];
  constructor(message: string, errors: readonly FieldError[] = []) {
    super(message);
    this.name = 'UnreadableFile';
    this.errors = errors;
  }
}
