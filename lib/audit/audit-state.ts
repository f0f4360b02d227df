import { sql } from 'drizzle-orm';
import { type LastVerification, lastVerification } from '#lib/audit/last-verification';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';

/** How the log was when it was verified last, and how many entries there are now. */
export async function auditState({ db, actor }: Ctx): Promise<{ entries: number; verified: LastVerification | null }> {
  requirePermission(actor, 'audit:read');
  const [head] = await db.execute<{ seq: number }>(sql`select coalesce(max(seq), 0)::float8 as seq from audit_log`);
  return { entries: head!.seq, verified: await lastVerification(db) };
}
