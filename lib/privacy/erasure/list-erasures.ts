import { and, desc, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { erasures } from '#db/schema/privacy';
import { actingUserId, may, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { cursorOf } from '#lib/page-cursor';
import { type ErasurePage, erasureDetail } from '#lib/privacy/erasure/erasure-detail';

export const ListErasures = z.object({
  cursor: cursorOf('erasure'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListErasures = z.infer<typeof ListErasures>;

/** One's own erasures, those of one's people with them, newest first; everybody's for who may read the audit log. */
export async function listErasures(ctx: Ctx, { cursor, limit }: ListErasures): Promise<ErasurePage> {
  requirePermission(ctx.actor, 'privacy:use');
  const whose = may(ctx.actor, 'audit:read') ? undefined : eq(erasures.userId, actingUserId(ctx.actor) ?? '');
  const rows = await ctx.db
    .select()
    .from(erasures)
    .where(and(whose, cursor === undefined ? undefined : lt(erasures.id, cursor)))
    .orderBy(desc(erasures.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  return { data: shown.map(erasureDetail), nextCursor: rows.length > limit ? shown.at(-1)!.id : null };
}
