import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { settings } from '#db/schema/people';
import { type AuditHead, AuditVerification, verifyAudit } from '#lib/audit/verify-audit';
import { log } from '#lib/log';

const name = 'audit-verification';
const dayMs = 24 * 60 * 60 * 1000;

export const LastVerification = AuditVerification.extend({ at: z.iso.datetime() }).meta({ id: 'LastVerification' });
export type LastVerification = z.infer<typeof LastVerification>;

/** What came of verifying the audit log the last time; null before the first. */
export async function lastVerification(db: Database): Promise<LastVerification | null> {
  const [row] = await db.select().from(settings).where(eq(settings.name, name));
  return row ? LastVerification.parse(JSON.parse(row.value)) : null;
}

/**
 * Verifies the audit log, against the head that was found the last time and `noted`, remembers what came of it, and
 * notes the new head in the server's log: who can write the database cannot take it back from there.
 */
export async function keepVerification(db: Database, noted?: AuditHead): Promise<LastVerification> {
  const before = await lastVerification(db);
  const heads = [before?.head, noted].filter((head) => head != null);
  const found = { ...(await verifyAudit(db, ...heads)), at: new Date().toISOString() };
  const { entries, head, broken } = found;
  if (broken) log.error({ entries, head, broken }, 'the audit log was tampered with');
  else log.info({ entries, head }, 'the audit log is unbroken up to here');
  // A head that was true stays the one to compare with.
  const value = JSON.stringify({ ...found, head: broken ? (before?.head ?? head) : head });
  await db.insert(settings).values({ name, value }).onConflictDoUpdate({ target: settings.name, set: { value } });
  return found;
}

/** Once a day, whichever worker comes first; two at the same time do no harm. */
export async function verifyAuditDaily(db: Database, now = new Date()): Promise<void> {
  const before = await lastVerification(db);
  if (before && now.getTime() - Date.parse(before.at) < dayMs) return;
  await keepVerification(db);
}
