import { may } from '#lib/auth/may';
import type { Actor } from '#lib/context';

export type Readable = {
  ownerId: string;
  visibility: 'private' | 'shared' | 'everyone';
  /** Whom it is shared with, while its visibility says so. */
  sharedWith: ReadonlySet<string>;
};

/** Whether the actor may see a model at all; who may not is told that it does not exist. */
export function mayRead(actor: Actor, model: Readable): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'anonymous') return false;
  if (model.visibility === 'everyone') return true;
  return actor.userId === model.ownerId || model.sharedWith.has(actor.userId) || may(actor, 'model:write-any');
}
