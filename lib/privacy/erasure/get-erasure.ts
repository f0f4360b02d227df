import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { erasures } from '#db/schema/privacy';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { type ErasureDetail, erasureDetail } from '#lib/privacy/erasure/erasure-detail';

export const GetErasure = z.object({ id: z.string() });
export type GetErasure = z.infer<typeof GetErasure>;

/**
 * An erasure by its id, for whoever knows that: whose data was erased has no account left to ask with, and the
 * certificate names nobody. Throws `not-found`.
 */
export async function getErasure({ db }: Ctx, { id }: GetErasure): Promise<ErasureDetail> {
  const [row] = await db.select().from(erasures).where(eq(erasures.id, id));
  if (!row) throw notFound(`erasure "${id}"`);
  return erasureDetail(row);
}
