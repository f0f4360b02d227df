import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { keptFiles } from '#db/schema/usage';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { getPrediction } from '#lib/usage/get-prediction';
import type { KeptFile } from '#lib/usage/keep-file';

export const GetKeptFile = z.object({
  id: z.string(),
  row: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .describe('Which row of the call, from 0.'),
});
export type GetKeptFile = z.infer<typeof GetKeptFile>;

/** A file that was a row of a prediction one may see, if it was kept; else 404. */
export async function getKeptFile(ctx: Ctx, { id, row }: GetKeptFile): Promise<KeptFile> {
  await getPrediction(ctx, { id });
  const [file] = await ctx.db
    .select()
    .from(keptFiles)
    .where(and(eq(keptFiles.predictionId, id), eq(keptFiles.row, row)));
  if (!file) throw notFound(`kept file of row ${row} of the prediction "${id}"`);
  return file;
}
