import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { erasures } from '#db/schema/privacy';
import { changeCredentials } from '#lib/auth/change-credentials';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { sendOnce } from '#lib/auth/mail/send-once';
import { normaliseEmail } from '#lib/auth/people/email';
import { settledSeq } from '#lib/billing/metering/settled-seq';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import { closeAccount } from '#lib/privacy/erasure/close-account';
import { eraseRows, removeFilesLeft } from '#lib/privacy/erasure/erase-rows';
import { finishErasure } from '#lib/privacy/erasure/finish-erasure';
import { forgetAtStripe } from '#lib/privacy/erasure/forget-at-stripe';
import { cachedModelsOf, forgetCachedAnswers } from '#lib/privacy/erasure/forget-cached-answers';
import { forgetQueuedJobs } from '#lib/privacy/erasure/forget-queued-jobs';
import { heldAboutAPerson } from '#lib/privacy/held-about-a-person';
import type { JobData } from '#lib/queue/jobs';

/** How long calls under way may take to be recorded once the account is closed. */
const patienceMs = 60_000;
/** Longer than a quarantine may take; what trains or scores ends within a second. */
const jobPatienceMs = 3 * 60_000;

/**
 * Erases all that is held about a person whose grace period is over, certifies it, and tells the person last: rows,
 * files, caches, jobs, the customer at Stripe. Does nothing where it was taken back. May be interrupted and run again.
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
  const target = { id: who.userId };
  const entry = { actor: { kind: 'system' as const }, action: 'erasePerson', target, requestId: newId('request') };
  await changeCredentials(db, { kind: 'user', id: who.userId }, (tx) =>
    finishErasure(tx, { ...erasure, kind: 'account', caches }, entry),
  );
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
