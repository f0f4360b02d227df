import { actingUserId } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { requireUnitsLeft } from '#lib/usage/quotas/require-units-left';

/**
 * Whose call it is, through what, and of which model: what its units are counted under, and must be open for it to be
 * recorded. 401 where nobody would pay for it.
 */
export const billedTo = ({ actor }: Ctx, model: { id: string }) => ({
  userId: billedUserId({ actor }),
  keyId: actor.kind === 'key' ? actor.keyId : null,
  ...(actor.kind === 'user' && actor.sessionId !== undefined && { sessionId: actor.sessionId }),
  modelId: model.id,
});

/** Who pays for a call; 401 where nobody would. */
export function billedUserId({ actor }: Pick<Ctx, 'actor'>): string {
  const userId = actingUserId(actor);
  if (userId === null)
    throw new AppError('unauthenticated', 'A prediction is always somebody’s: sign in or send an API key.');
  return userId;
}

/** 429 for more units than a hard quota is known to have left; what passes may still be refused by the ledger. */
export function requireQuota(ctx: Ctx, model: { id: string }, units: number): void | Promise<void> {
  // A call that comes again may have its row already, and then needs none: only the ledger knows.
  if (ctx.predictionId === undefined) return requireUnitsLeft({ ...billedTo(ctx, model), units });
}
