import type { Database } from '#db/client';
import { type AuditEntry, recordAudit } from '#lib/audit/record-audit';
import { log } from '#lib/log';

/**
 * Appends a line to the audit log. One that cannot be written is our fault, and told in the process's own log: it does
 * not undo what was done.
 */
export async function recordOrLog(db: Database, entry: AuditEntry): Promise<void> {
  const { action, requestId } = entry;
  await recordAudit(db, entry).catch((error: unknown) =>
    log.error({ action, requestId, error: String(error) }, 'the audit log could not be written'),
  );
}
