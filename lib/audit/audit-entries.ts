import { asc, desc, eq, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { apiKeys, users } from '#db/schema/people';
import { AuditActor, actorOf } from '#lib/audit/audit-actor';
import { auditOutcomes } from '#lib/audit/audit-filter';
import { AuditTarget } from '#lib/audit/audit-target';

export const AuditLogEntry = z
  .object({
    id: z.string(),
    seq: z.number().int().describe('Its place in the chain, from 1.'),
    at: z.iso.datetime(),
    actor: AuditActor,
    action: z.string(),
    target: AuditTarget,
    outcome: z.enum(auditOutcomes),
    code: z.string().nullable().describe('Why it was refused.'),
    detail: z.string().nullable(),
    address: z.string().nullable(),
    requestId: z.string(),
    salt: z.string().nullable().describe('Of `contentHash`; null where the content was erased with its person.'),
    contentHash: z.string().describe('SHA-256 of target, detail, address and requestId, salted.'),
    previousHash: z.string(),
    hash: z.string().describe('SHA-256 of the rest and of the hash before it.'),
  })
  .meta({ id: 'AuditLogEntry' });
export type AuditLogEntry = z.infer<typeof AuditLogEntry>;

/** What the log has where `where` holds, with the names that people and keys have now. */
export async function entriesOf(
  db: Database,
  where: SQL | undefined,
  order: 'newest-first' | 'oldest-first',
  limit: number,
): Promise<AuditLogEntry[]> {
  const rows = await db
    .select({ entry: auditLog, name: users.name, keyName: apiKeys.name })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.userId))
    .leftJoin(apiKeys, eq(apiKeys.id, auditLog.keyId))
    .where(where)
    .orderBy(order === 'newest-first' ? desc(auditLog.id) : asc(auditLog.id))
    .limit(limit);
  return rows.map((row) => {
    const { actorKind: _, userId: __, keyId: ___, at, target, ...entry } = row.entry;
    return { ...entry, at: at.toISOString(), actor: actorOf(row), target: AuditTarget.parse(target) };
  });
}
