import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { erasures } from '#db/schema/privacy';

/** As if the grace period of this erasure were over, for so many hours. */
export const letPass = (id: string, hours = 0) =>
  database()
    .db.update(erasures)
    .set({ dueAt: new Date(Date.now() - hours * 3_600_000) })
    .where(eq(erasures.id, id));
