import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { erasures } from '#db/schema/privacy';
import { recordAudit } from '#lib/audit/record-audit';
import { changeCredentials } from '#lib/auth/change-credentials';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { sendOnce } from '#lib/auth/mail/send-once';
import { normaliseEmail } from '#lib/auth/people/email';
import { settledSeq } from '#lib/billing/metering/settled-seq';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import { certify } from '#lib/privacy/erasure/certificate';
import { closeAccount } from '#lib/privacy/erasure/close-account';
import { eraseRows, lockTally, removeFilesLeft } from '#lib/privacy/erasure/erase-rows';
import { forgetAtStripe } from '#lib/privacy/erasure/forget-at-stripe';
import { cachedModelsOf, forgetCachedAnswers } from '#lib/privacy/erasure/forget-cached-answers';
import { forgetQueuedJobs } from '#lib/privacy/erasure/forget-queued-jobs';
import { heldAboutAPerson } from '#lib/privacy/held-about-a-person';
import type { JobData } from '#lib/queue/jobs';

type Erasure = typeof erasures.$inferSelect;

/** How long calls under way may take to be recorded once the account is closed. */
const patienceMs = 60_000;
/** Longer than a quarantine may take; what trains or scores ends within a second. */
const jobPatienceMs = 3 * 60_000;

/**
 * Erases all that is held about a person whose grace period is over, and certifies it: rows, files, caches, jobs, the
 * customer at Stripe. The person is told last. Does nothing where the erasure was taken back. May be interrupted and run again at any point.
 */
export async function erasePerson({ db }: Pick<Ctx, 'db'>, { id }: JobData<'erase-personal-data'>): Promise<void> {
  const due = await dueErasure(db, id);
  if (!due) return;
  const { erasure, who } = due;
  if (!(await closeAccount(db, erasure))) return;
  // Whoever was let in before the account was closed may be writing still.
  await settledSeq(db, 0, patienceMs);
  await forgetQueuedJobs(db, who.userId, jobPatienceMs);
  const since = new Date();
  const cachedModels = await cachedModelsOf(db, who.userId);
  const atStripe = await forgetAtStripe(db, who.userId);
  await removeFilesLeft(db, id, since);
  // Twice: a request that was let in before the account was closed may have written something meanwhile.
  for (const holding of [...heldAboutAPerson, ...heldAboutAPerson]) {
    await eraseRows(db, { erasureId: id, since }, holding, who);
  }
  await forgetCachedAnswers(db, cachedModels);
  const caches = [
    'credentials',
    'queue',
    ...(cachedModels.length > 0 ? ['answers'] : []),
    ...(atStripe ? ['stripe'] : []),
  ];
  await finish(db, erasure, caches);
  await tell(who.email, id);
}

/** From memory: nothing has the address any more. An erasure that was interrupted after that tells nobody. */
async function tell(email: string, erasureId: string): Promise<void> {
  const to = normaliseEmail(email);
  if (to && !to.endsWith('@erased.invalid')) await sendOnce({ to, ...mailTexts.erased(erasureId) });
}

async function dueErasure(db: Database, id: string) {
  const [row] = await db
    .select({ erasure: erasures, email: users.email })
    .from(erasures)
    .innerJoin(users, eq(users.id, erasures.userId))
    .where(and(eq(erasures.id, id), eq(erasures.status, 'waiting'), sql`${erasures.dueAt} <= now()`));
  if (!row) return null;
  return { erasure: row.erasure, who: { userId: row.erasure.userId, email: row.email } };
}

async function finish(db: Database, erasure: Erasure, caches: string[]): Promise<void> {
  const { id, userId, requestedAt } = erasure;
  await changeCredentials(db, { kind: 'user', id: userId }, async (tx) => {
    const { tables, files } = await lockTally(tx, id);
    const doneAt = new Date();
    const moments = { requestedAt: requestedAt.toISOString(), doneAt: doneAt.toISOString() };
    const certificate = certify({ erasureId: id, kind: 'account', ...moments, tables, files, caches });
    await tx.update(erasures).set({ status: 'done', doneAt, certificate }).where(eq(erasures.id, id));
    const by = { actor: { kind: 'system' as const }, requestId: newId('request') };
    // In the chain, so that nobody makes up another certificate later.
    const target = { id: userId, erasureId: id, certificateSha256: certificate.sha256 };
    await recordAudit(tx, { ...by, action: 'erasePerson', target });
  });
}
