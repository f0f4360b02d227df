import { and, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { erasures } from '#db/schema/privacy';
import { requirePerson } from '#lib/auth/require-person';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { type ErasureDetail, erasureDetail } from '#lib/privacy/erasure/erasure-detail';

export const GetErasure = z.object({ id: z.string() });
export type GetErasure = z.infer<typeof GetErasure>;

/**
 * An erasure by its id, for whoever knows that: whose data was erased has no account left to ask with, and the
 * certificate names nobody.
 */
export async function getErasure({ db }: Ctx, { id }: GetErasure): Promise<ErasureDetail> {
  const [row] = await db.select().from(erasures).where(eq(erasures.id, id));
  if (!row) throw notFound(`erasure "${id}"`);
  return erasureDetail(row);
}

/** The newest erasure of one's own account, taken back or not; null where none was ever asked for. */
export async function getOwnErasure({ db, actor }: Ctx): Promise<ErasureDetail | null> {
  const userId = requirePerson(actor);
  const [row] = await db
    .select()
    .from(erasures)
    .where(and(eq(erasures.userId, userId), isNull(erasures.subjectHash)))
    .orderBy(desc(erasures.id))
    .limit(1);
  return row ? erasureDetail(row) : null;
}
