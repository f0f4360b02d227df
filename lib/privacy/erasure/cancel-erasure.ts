import { and, eq, isNull } from 'drizzle-orm';
import { users } from '#db/schema/people';
import { erasures } from '#db/schema/privacy';
import { changeCredentials } from '#lib/auth/change-credentials';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { tellPerson } from '#lib/auth/mail/tell-person';
import { requirePerson } from '#lib/auth/require-person';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { type ErasureDetail, erasureDetail } from '#lib/privacy/erasure/erasure-detail';
import { forgetErasureJob } from '#lib/privacy/erasure/forget-queued-jobs';

/** Takes back the erasure of one's own account while its grace period runs. Throws `conflict` where none waits. */
export async function cancelErasure(ctx: Ctx): Promise<ErasureDetail> {
  const userId = requirePerson(ctx.actor);
  return changeCredentials(ctx.db, { kind: 'user', id: userId }, async (tx) => {
    const [canceled] = await tx
      .update(erasures)
      .set({ status: 'canceled' })
      .where(and(eq(erasures.userId, userId), eq(erasures.status, 'waiting'), isNull(erasures.subjectHash)))
      .returning();
    // Begun, it counts: what was erased so far cannot come back.
    if (!canceled || canceled.certificate) throw new AppError('conflict', 'There is no erasure to be taken back.');
    await forgetErasureJob(tx, canceled.id);
    await tx.update(users).set({ eraseAt: null }).where(eq(users.id, userId));
    await tellPerson(tx, userId, mailTexts.erasureCanceled());
    return erasureDetail(canceled);
  });
}
