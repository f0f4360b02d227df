import { and, ilike, lt, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { models } from '#db/schema/registry';
import { requirePermission } from '#lib/auth/may';
import { usableBy } from '#lib/auth/models/usable-by';
import type { Ctx } from '#lib/context';
import { cursorOf } from '#lib/page-cursor';
import { ModelSummary, modelSummaries, Takes } from '#lib/registry/model-summary';
import { PlainText } from '#lib/registry/plain-text';

export const ListModels = z.object({
  q: PlainText.max(100).optional().describe('Part of a name, slug or description.'),
  takes: Takes.optional().describe('Only models whose version in production takes it.'),
  cursor: cursorOf('model'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type ListModels = Partial<z.infer<typeof ListModels>>;

export const ModelPage = z
  .object({ data: z.array(ModelSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'ModelPage' });
export type ModelPage = z.infer<typeof ModelPage>;

/** The models one may see: one's own, those shared with one, those for everyone, and all of them for an admin; newest first. */
export async function listModels(ctx: Ctx, { q, takes, cursor, limit = 100 }: ListModels): Promise<ModelPage> {
  requirePermission(ctx.actor, 'model:read');
  const where = and(usableBy(ctx.actor), q ? matching(q) : undefined, cursor ? lt(models.id, cursor) : undefined);
  const found = await modelSummaries(ctx, where, limit + 1, takes);
  const data = found.slice(0, limit);
  return { data, nextCursor: found.length > limit ? data.at(-1)!.id : null };
}

function matching(q: string): SQL | undefined {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return or(ilike(models.slug, pattern), ilike(models.name, pattern), ilike(models.description, pattern));
}
