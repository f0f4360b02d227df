import { asc, eq, gt } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { users } from '#db/schema/people';
import { AuditTarget } from '#lib/audit/audit-target';
import { contentHash, entryHash, genesisHash } from '#lib/audit/entry-hash';

const whys = ['missing', 'not-after-the-one-before', 'changed', 'content-removed'] as const;

export const AuditBreak = z.object({
  seq: z.number().int().describe('The first place that is not as it was.'),
  id: z.string().nullable().describe('The entry there; null where it is missing.'),
  why: z.enum(whys),
});
export type AuditBreak = z.infer<typeof AuditBreak>;

/** An entry's place and hash, as noted outside of the database: in the server's log, say. */
export const AuditHead = z.object({ seq: z.number().int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) });
export type AuditHead = z.infer<typeof AuditHead>;

export const AuditVerification = z
  .object({
    entries: z.number().int().describe('How many were found to be as they were written, from the first on.'),
    since: z.iso.datetime().nullable().describe('When the first of them was written.'),
    erased: z
      .number()
      .int()
      .describe('Of these, how many no longer tell their content, since their person was erased.'),
    head: AuditHead.nullable().describe('The last of them: note it elsewhere to notice later if the end is cut off.'),
    broken: AuditBreak.nullable(),
  })
  .meta({ id: 'AuditVerification' });
export type AuditVerification = z.infer<typeof AuditVerification>;

const batchSize = 2_000;

/**
 * Walks the chain from its first entry and computes every hash anew, up to the first place that is not as it was
 * written: an entry that was changed, deleted, put in or moved. That entries at the end are gone shows only against
 * heads that were `noted`.
 */
export async function walkChain(db: Database, ...noted: AuditHead[]): Promise<AuditVerification> {
  const found: AuditVerification = { entries: 0, since: null, erased: 0, head: null, broken: null };
  for (;;) {
    const rows = await readAfter(db, found.head?.seq ?? 0);
    for (const { entry, personErasedAt } of rows) {
      const seq = (found.head?.seq ?? 0) + 1;
      const why = wrongAbout(entry, found.head ?? { seq: 0, hash: genesisHash }, personErasedAt);
      if (why !== null) return { ...found, broken: { seq, id: why === 'missing' ? null : entry.id, why } };
      if (noted.some((head) => head.seq === seq && head.hash !== entry.hash))
        return { ...found, broken: { seq, id: entry.id, why: 'changed' } };
      found.entries++;
      found.since ??= entry.at.toISOString();
      found.head = { seq, hash: entry.hash };
      if (entry.salt === null) found.erased++;
    }
    if (rows.length < batchSize) break;
  }
  const end = found.head?.seq ?? 0;
  const isCutOff = noted.some(({ seq }) => seq > end);
  return isCutOff ? { ...found, broken: { seq: end + 1, id: null, why: 'missing' } } : found;
}

type Row = { entry: typeof auditLog.$inferSelect; personErasedAt: Date | null };

function readAfter(db: Database, seq: number): Promise<Row[]> {
  return db
    .select({ entry: auditLog, personErasedAt: users.erasedAt })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.userId))
    .where(gt(auditLog.seq, seq))
    .orderBy(asc(auditLog.seq))
    .limit(batchSize);
}

function wrongAbout(entry: Row['entry'], before: AuditHead, personErasedAt: Date | null): (typeof whys)[number] | null {
  if (entry.seq !== before.seq + 1) return 'missing';
  if (entry.previousHash !== before.hash) return 'not-after-the-one-before';
  if (entry.hash !== entryHash(entry)) return 'changed';
  if (entry.salt === null) return wrongAboutErased(entry, personErasedAt);
  const { salt, detail, address, requestId } = entry;
  const target = AuditTarget.safeParse(entry.target).data;
  return target && contentHash(salt, { target, detail, address, requestId }) === entry.contentHash ? null : 'changed';
}

/** What the platform itself did is erased for nobody, and who tried to sign in as somebody erased has no id. */
function wrongAboutErased(entry: Row['entry'], personErasedAt: Date | null): (typeof whys)[number] | null {
  const { target, detail, address, requestId, actorKind, userId } = entry;
  if (JSON.stringify([target, detail, address, requestId]) !== '[{},null,null,""]') return 'changed';
  return actorKind === 'system' || (userId !== null && personErasedAt === null) ? 'content-removed' : null;
}
