import { actingUserId } from '#lib/auth/may';
import type { Actor } from '#lib/context';
import { AppError } from '#lib/errors';

/** The person who is billed for what the actor does. Throws 403 for the platform itself. */
export function requireCustomer(actor: Actor): string {
  const userId = actingUserId(actor);
  if (userId === null) throw new AppError('forbidden', 'Only a person is billed: sign in, or use a key of theirs.');
  return userId;
}
