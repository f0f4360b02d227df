import type { Database } from '#db/client';
import { lastVerification } from '#lib/audit/last-verification';
import { verifyAndNote } from '#lib/audit/verify-and-note';

const dayMs = 24 * 60 * 60 * 1000;

/** Once a day, whichever worker comes first; two at the same time do no harm. */
export async function verifyAuditDaily(db: Database, now = new Date()): Promise<void> {
  const before = await lastVerification(db);
  if (before && now.getTime() - Date.parse(before.at) < dayMs) return;
  await verifyAndNote(db);
}
