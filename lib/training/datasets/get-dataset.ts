import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import type { DatasetDetail } from '#lib/training/datasets/dataset-detail';
import { readDataset } from '#lib/training/datasets/read-dataset';
import { visibleDataset } from '#lib/training/datasets/visible-dataset';

export const GetDataset = z.object({
  id: z.string(),
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .optional()
    .describe('Number of a version; the newest unless said.'),
});
export type GetDataset = z.infer<typeof GetDataset>;

/** One's data set, with one of its versions in full and a line about each, newest first. */
export async function getDataset(ctx: Ctx, { id, version }: GetDataset): Promise<DatasetDetail> {
  requirePermission(ctx.actor, 'training:read');
  return readDataset(ctx.db, await visibleDataset(ctx, id), version);
}
