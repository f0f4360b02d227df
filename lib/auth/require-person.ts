import type { Actor } from '#lib/context';
import { AppError } from '#lib/errors';

/**
 * The id of the person at the browser; what concerns one's own account is done with no API key, and with an access token
 * only where `orByToken`. Throws `unauthenticated` or `forbidden`.
 */
export function requirePerson(actor: Actor, { orByToken = false }: { orByToken?: boolean } = {}): string {
  if (actor.kind === 'user' && (orByToken || !actor.byToken)) return actor.userId;
  if (actor.kind === 'anonymous') throw new AppError('unauthenticated', 'Sign in first.');
  throw new AppError(
    'forbidden',
    orByToken
      ? 'This is done signed in as yourself, not by an API key.'
      : 'This is done in the browser, signed in as yourself.',
  );
}
