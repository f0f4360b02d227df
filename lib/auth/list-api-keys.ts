import { desc, eq } from 'drizzle-orm';
import { apiKeys } from '#db/schema/people';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';

/** One's own API keys, newest first, revoked and expired ones included; never the key itself. */
export async function listApiKeys(ctx: Ctx) {
  requirePermission(ctx.actor, 'key:write');
  const rows = await ctx.db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.userId, actingUserId(ctx.actor) ?? ''))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    hint: row.hint,
    scopes: row.scopes,
    limit: row.limitKind === 'custom' ? row.limitPerMinute : row.limitKind,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    lastUsedAt: row.lastUsedAt,
    revokedAt: row.revokedAt,
  }));
}
export type ListedApiKey = Awaited<ReturnType<typeof listApiKeys>>[number];
