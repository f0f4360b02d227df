import { and, isNotNull } from 'drizzle-orm';
import type { Database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { entriesAbout } from '#lib/audit/entries-about';

/**
 * Erases what the audit log tells of what a person did, and of tries to sign in as them: of what, from where, why it was
 * refused. That it was done, when, and by which pseudonymous id stays, and so does the chain. Gives how many entries;
 * their person must have `erasedAt` by the end of the transaction, or the log counts as tampered with.
 */
export async function eraseAudit(tx: Database, userId: string): Promise<number> {
  const erased = await tx
    .update(auditLog)
    .set({ salt: null, target: {}, detail: null, address: null, requestId: '' })
    .where(and(isNotNull(auditLog.salt), entriesAbout(userId)))
    .returning({ id: auditLog.id });
  return erased.length;
}
