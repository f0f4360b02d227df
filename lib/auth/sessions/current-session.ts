import { requirePerson } from '#lib/auth/require-person';
import type { Actor } from '#lib/context';

/** The person at the browser, and by which sign-in they come. Throws what `requirePerson` throws. */
export function currentSession(actor: Actor): { userId: string; sessionId: string | undefined } {
  const userId = requirePerson(actor);
  return { userId, sessionId: actor.kind === 'user' ? actor.sessionId : undefined };
}
