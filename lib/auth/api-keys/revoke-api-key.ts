import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { apiKeys } from '#db/schema/people';
import { changeCredentials } from '#lib/auth/change-credentials';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';

export const RevokeApiKey = z.object({ id: z.string() });
export type RevokeApiKey = z.infer<typeof RevokeApiKey>;

export const RevokedApiKey = z.object({ id: z.string(), revokedAt: z.iso.datetime() }).meta({ id: 'RevokedApiKey' });
export type RevokedApiKey = z.infer<typeof RevokedApiKey>;

/** Revokes one of one's own keys, at once in every process; again is the same, with the first moment kept. */
export async function revokeApiKey(ctx: Ctx, { id }: RevokeApiKey): Promise<RevokedApiKey> {
  requirePermission(ctx.actor, 'key:write');
  const own = and(eq(apiKeys.id, id), eq(apiKeys.userId, actingUserId(ctx.actor) ?? ''));
  return changeCredentials(ctx.db, { kind: 'key', id }, async (tx) => {
    const [revoked] = await tx
      .update(apiKeys)
      .set({ revokedAt: sql`coalesce(${apiKeys.revokedAt}, now())` })
      .where(own)
      .returning({ id: apiKeys.id, revokedAt: apiKeys.revokedAt });
    if (!revoked?.revokedAt) throw notFound('API key');
    return { id: revoked.id, revokedAt: revoked.revokedAt.toISOString() };
  });
}
