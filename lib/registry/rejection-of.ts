import type { AppError } from '#lib/errors';

const mostShown = 20;

/** Why a version is rejected, as its owner reads it: the sentence, then a line for each problem with its place. */
export function rejectionOf({ message, errors = [] }: Pick<AppError, 'message' | 'errors'>): string {
  const lines = errors.slice(0, mostShown).map(({ pointer, detail }) => `${pointer || '/'}: ${detail}`);
  const more = errors.length > mostShown ? [`… and ${errors.length - mostShown} more`] : [];
  return [message, ...lines, ...more].join('\n');
}
