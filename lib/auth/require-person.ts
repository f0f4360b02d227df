import type { Actor } from '#lib/context';
import { AppError } from '#lib/errors';

/** The id of the person at the browser; what concerns one's own account is done with no API key and no token. */
export function requirePerson(actor: Actor): string {
  if (actor.kind === 'user' && !actor.byToken) return actor.userId;
  if (actor.kind === 'anonymous') throw new AppError('unauthenticated', 'Sign in first.');
  throw new AppError('forbidden', 'This is done in the browser, signed in as yourself.');
}
