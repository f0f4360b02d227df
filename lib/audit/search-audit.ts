import { and, lt } from 'drizzle-orm';
import { z } from 'zod';
import { auditLog } from '#db/schema/audit';
import { AuditLogEntry, entriesOf } from '#lib/audit/audit-entries';
import { AuditFilter, matching } from '#lib/audit/audit-filter';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { cursorOf } from '#lib/page-cursor';

export const SearchAudit = AuditFilter.extend({
  cursor: cursorOf('auditEntry'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type SearchAudit = z.infer<typeof SearchAudit>;

export const AuditLogPage = z
  .object({ data: z.array(AuditLogEntry), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditLogPage' });
export type AuditLogPage = z.infer<typeof AuditLogPage>;

/** The whole audit log, newest first, as far as `input` asks for it. */
export async function searchAudit({ db, actor }: Ctx, input: SearchAudit): Promise<AuditLogPage> {
  requirePermission(actor, 'audit:read');
  const { cursor, limit, ...filter } = input;
  const older = cursor === undefined ? undefined : lt(auditLog.id, cursor);
  const entries = await entriesOf(db, and(matching(filter), older), 'newest-first', limit + 1);
  const data = entries.slice(0, limit);
  return { data, nextCursor: entries.length > limit ? data.at(-1)!.id : null };
}
