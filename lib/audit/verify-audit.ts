import { z } from 'zod';
import type { LastVerification } from '#lib/audit/last-verification';
import { verifyAndNote } from '#lib/audit/verify-and-note';
import { AuditHead } from '#lib/audit/walk-chain';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';

export const VerifyAudit = z.object({
  noted: AuditHead.optional().describe('A head that was noted before, to see that nothing up to it is gone.'),
});
export type VerifyAudit = z.infer<typeof VerifyAudit>;

/** Verifies the whole audit log now. */
export async function verifyAudit({ db, actor }: Ctx, { noted }: VerifyAudit): Promise<LastVerification> {
  requirePermission(actor, 'audit:read');
  return verifyAndNote(db, noted);
}
