import { may } from '#lib/auth/may';
import type { Actor } from '#lib/context';

/** Whether the actor may see a model at all; who may not is told that it does not exist. */
export function mayRead(actor: Actor, model: { ownerId: string; visibility: 'private' | 'everyone' }): boolean {
  if (actor.kind === 'system' || model.visibility === 'everyone') return true;
  if (actor.kind === 'anonymous') return false;
  return actor.userId === model.ownerId || may(actor, 'model:write-any');
}
