import type { Database } from '#db/client';
import { keepVerification, type LastVerification, lastVerification } from '#lib/audit/last-verification';
import { type AuditHead, walkChain } from '#lib/audit/walk-chain';
import { log } from '#lib/log';

/**
 * Verifies the audit log, against the head that was found the last time and `noted`, remembers what came of it, and
 * notes the new head in the server's log: who can write the database cannot take it back from there.
 */
export async function verifyAndNote(db: Database, noted?: AuditHead): Promise<LastVerification> {
  const before = await lastVerification(db);
  const heads = [before?.head, noted].filter((head) => head != null);
  const found = { ...(await walkChain(db, ...heads)), at: new Date().toISOString() };
  const { entries, head, broken } = found;
  if (broken) log.error({ entries, head, broken }, 'the audit log was tampered with');
  else log.info({ entries, head }, 'the audit log is unbroken up to here');
  // A head that was true stays the one to compare with.
  await keepVerification(db, { ...found, head: broken ? (before?.head ?? head) : head });
  return found;
}
