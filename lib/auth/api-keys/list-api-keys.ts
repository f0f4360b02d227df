import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { apiKeys } from '#db/schema/people';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';

export const ListedApiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    hint: z.string().describe('How the key begins, to tell it from others.'),
    scopes: z.array(z.string()),
    limit: z
      .union([z.literal('plan'), z.literal('none'), z.int()])
      .describe('Calls a minute: what the plan says, none at all, or a number.'),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable().describe('To about a minute.'),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ListedApiKey' });
export type ListedApiKey = z.infer<typeof ListedApiKey>;

/** One's own API keys, newest first, revoked and expired ones included; never the key itself. */
export async function listApiKeys(ctx: Ctx): Promise<ListedApiKey[]> {
  requirePermission(ctx.actor, 'key:write');
  const rows = await ctx.db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.userId, actingUserId(ctx.actor) ?? ''))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id));
  return rows.map(({ id, name, hint, scopes, limitKind, limitPerMinute, ...moments }) => ({
    id,
    name,
    hint,
    scopes,
    limit: limitKind === 'custom' ? (limitPerMinute ?? 'plan') : limitKind,
    createdAt: moments.createdAt.toISOString(),
    expiresAt: moments.expiresAt?.toISOString() ?? null,
    lastUsedAt: moments.lastUsedAt?.toISOString() ?? null,
    revokedAt: moments.revokedAt?.toISOString() ?? null,
  }));
}
