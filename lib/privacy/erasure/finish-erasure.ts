import { eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { erasures } from '#db/schema/privacy';
import { type AuditEntry, recordAudit } from '#lib/audit/record-audit';
import { certify, type ErasureCertificate } from '#lib/privacy/erasure/certificate';
import { lockTally } from '#lib/privacy/erasure/erase-rows';

type Erased = { id: string; kind: ErasureCertificate['kind']; requestedAt: Date; caches: string[] };

/** Certifies what was counted, and says so as `entry` in the audit log. To be the last thing of the transaction. */
export async function finishErasure(
  tx: Database,
  { id, kind, requestedAt, caches }: Erased,
  entry: AuditEntry,
): Promise<ErasureCertificate> {
  const { tables, files } = await lockTally(tx, id);
  const doneAt = new Date();
  const moments = { requestedAt: requestedAt.toISOString(), doneAt: doneAt.toISOString() };
  const certificate = certify({ erasureId: id, kind, ...moments, tables, files, caches });
  await tx.update(erasures).set({ status: 'done', doneAt, certificate }).where(eq(erasures.id, id));
  // In the chain, so that nobody makes up another certificate later.
  const target = { ...entry.target, erasureId: id, certificateSha256: certificate.sha256 };
  await recordAudit(tx, { ...entry, target });
  return certificate;
}
