import type { FieldError } from '#lib/errors';

const none: readonly FieldError[] = [];

/** The same empty list each time, so that a feature without problems is not drawn again. */
export function problemsAt(problems: readonly FieldError[], place: string): readonly FieldError[] {
  const found = problems.filter(({ pointer }) => pointer === place || pointer.startsWith(`${place}/`));
  return found.length === 0 ? none : found;
}
