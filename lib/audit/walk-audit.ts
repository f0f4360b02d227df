import { and, gt } from 'drizzle-orm';
import type { Database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { type AuditLogEntry, entriesOf } from '#lib/audit/audit-entries';
import { type AuditFilter, matching } from '#lib/audit/audit-filter';

/** What the audit log has that `filter` wants, oldest first, in pages. */
export async function* walkAudit(db: Database, filter: AuditFilter, pageSize = 1_000): AsyncGenerator<AuditLogEntry[]> {
  const wanted = matching(filter);
  for (let last = ''; ; ) {
    const entries = await entriesOf(db, and(wanted, gt(auditLog.id, last)), 'oldest-first', pageSize);
    if (entries.length > 0) yield entries;
    if (entries.length < pageSize) return;
    last = entries.at(-1)!.id;
  }
}
