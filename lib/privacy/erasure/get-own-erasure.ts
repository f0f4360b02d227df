import { and, desc, eq, isNull } from 'drizzle-orm';
import { erasures } from '#db/schema/privacy';
import { requirePerson } from '#lib/auth/require-person';
import type { Ctx } from '#lib/context';
import { type ErasureDetail, erasureDetail } from '#lib/privacy/erasure/erasure-detail';

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
