import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { keepVerification, type LastVerification, lastVerification } from '#lib/audit/last-verification';
import { AuditHead } from '#lib/audit/verify-audit';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';

export const CheckAudit = z.object({
  noted: AuditHead.optional().describe('A head that was noted before, to see that nothing up to it is gone.'),
});
export type CheckAudit = z.infer<typeof CheckAudit>;

/** Verifies the whole audit log now. */
export async function checkAudit({ db, actor }: Ctx, { noted }: CheckAudit): Promise<LastVerification> {
  requirePermission(actor, 'audit:read');
  return keepVerification(db, noted);
}

/** How the log was when it was verified last, and how many entries there are now. */
export async function auditState({ db, actor }: Ctx): Promise<{ entries: number; verified: LastVerification | null }> {
  requirePermission(actor, 'audit:read');
  const [head] = await db.execute<{ seq: number }>(sql`select coalesce(max(seq), 0)::float8 as seq from audit_log`);
  return { entries: head!.seq, verified: await lastVerification(db) };
}
