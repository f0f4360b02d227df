import { and, ilike, lt } from 'drizzle-orm';
import { z } from 'zod';
import { datasets } from '#db/schema/training';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { cursorOf } from '#lib/page-cursor';
import { DatasetSummary } from '#lib/training/datasets/dataset-detail';
import { datasetSummaries } from '#lib/training/datasets/dataset-summaries';
import { visibleTo } from '#lib/training/datasets/visible-dataset';

export const ListDatasets = z.object({
  q: z
    .string()
    .max(100)
    .refine((text) => !text.includes('\0'), 'The text has a character that is in no name.')
    .optional()
    .describe('Part of a name.'),
  cursor: cursorOf('dataset'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type ListDatasets = Partial<z.infer<typeof ListDatasets>>;

export const DatasetPage = z
  .object({ data: z.array(DatasetSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'DatasetPage' });
export type DatasetPage = z.infer<typeof DatasetPage>;

/** One's own data sets, and all of them for an admin; newest first. */
export async function listDatasets(ctx: Ctx, { q, cursor, limit = 100 }: ListDatasets): Promise<DatasetPage> {
  requirePermission(ctx.actor, 'training:read');
  const matching = q ? ilike(datasets.name, `%${q.replace(/[\\%_]/g, '\\$&')}%`) : undefined;
  const where = and(visibleTo(ctx.actor), matching, cursor ? lt(datasets.id, cursor) : undefined);
  const found = await datasetSummaries(ctx, where, limit + 1);
  const data = found.slice(0, limit);
  return { data, nextCursor: found.length > limit ? data.at(-1)!.id : null };
}
