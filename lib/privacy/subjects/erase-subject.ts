import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { erasures } from '#db/schema/privacy';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import type { ErasureCertificate } from '#lib/privacy/erasure/certificate';
import { eraseRows } from '#lib/privacy/erasure/erase-rows';
import { finishErasure } from '#lib/privacy/erasure/finish-erasure';
import { forgetCachedAnswers } from '#lib/privacy/erasure/forget-cached-answers';
import { forgetJobsOf } from '#lib/privacy/erasure/forget-queued-jobs';
import { heldAboutASubject, queuedAboutASubject } from '#lib/privacy/held-about-a-subject';
import { clientOf, type OfSubject, subjectSha256 } from '#lib/privacy/subjects/subject';

/**
 * Erases what is held about one of the caller's people, now, and certifies it; units stay. Nothing held is certified as
 * well, since it tells nobody more than the caller knew. Interrupted, it is to be asked for again; files whose rows were
 * gone by then are removed by the clock (`eraseOverdue`).
 */
export async function eraseSubject(ctx: Ctx, { subject }: OfSubject): Promise<ErasureCertificate> {
  const userId = clientOf(ctx);
  const who = { userId, subject };
  const id = newId('erasure');
  const since = new Date();
  const asked = { id, userId, subjectHash: subjectSha256(subject), status: 'waiting' as const };
  await ctx.db.insert(erasures).values({ ...asked, requestedAt: since, dueAt: since });
  const cachedModels = await cachedModelsOfSubject(ctx.db, who);
  // First what is found by the rows: interrupted later, it is done already.
  await forgetCachedAnswers(ctx.db, cachedModels);
  await forgetJobsOf(ctx.db, queuedAboutASubject(who));
  for (const holding of heldAboutASubject) await eraseRows(ctx.db, { erasureId: id, since }, holding, who);
  const caches = cachedModels.length > 0 ? ['answers'] : [];
  const { actor, requestId, audited } = ctx;
  const target = { subjectSha256: asked.subjectHash };
  const entry = { actor, action: 'eraseSubject', target, address: audited?.address, requestId };
  return ctx.db.transaction((tx) => finishErasure(tx, { id, kind: 'subject', requestedAt: since, caches }, entry));
}

async function cachedModelsOfSubject(db: Database, { userId, subject }: { userId: string; subject: string }) {
  const rows = await db.execute<{ id: string }>(sql`
    select id from models where cache_ttl_s is not null
      and id in (select model_id from predictions where user_id = ${userId} and subject = ${subject})`);
  return rows.map(({ id }) => id);
}
