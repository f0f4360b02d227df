import { randomBytes } from 'node:crypto';
import { desc, sql } from 'drizzle-orm';
import { advisoryLocks } from '#db/advisory-locks';
import type { Database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import type { AuditTarget } from '#lib/audit/audit-target';
import { contentHash, entryHash, genesisHash } from '#lib/audit/entry-hash';
import type { Actor } from '#lib/context';
import type { AppError } from '#lib/errors';
import { newId } from '#lib/ids';

type KeyActor = Extract<Actor, { kind: 'key' }>;

export type AuditEntry = {
  actor:
    | { kind: 'anonymous' | 'system' }
    | { kind: 'user'; userId: string }
    | Pick<KeyActor, 'kind' | 'userId' | 'keyId'>;
  /** An operation's id, or what a job did. */
  action: string;
  target: AuditTarget;
  /** Why it was refused; none where it was done. */
  refusal?: AppError;
  address?: string | undefined;
  requestId: string;
};

/**
 * Appends a line to the audit log: who did what to what, or what they were refused. Part of `db`, where that is a
 * transaction: make it the last thing of it, since until it commits nobody else can append.
 */
export async function recordAudit(db: Database, entry: AuditEntry): Promise<void> {
  const { actor, action, target, refusal, address, requestId } = entry;
  const content = {
    target: Object.fromEntries(Object.entries(target).map(([name, value]) => [name, storable(value)])),
    detail: refusal ? storable(refusal.message) : null,
    address: address === undefined ? null : storable(address),
    requestId,
  };
  const salt = randomBytes(16).toString('hex');
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${advisoryLocks.auditLog}::bigint)`);
    const [head] = await headQuery(tx);
    const at = new Date();
    const chained = {
      seq: (head?.seq ?? 0) + 1,
      previousHash: head?.hash ?? genesisHash,
      id: newId('auditEntry', at.getTime()),
      at,
      actorKind: actor.kind,
      userId: actor.kind === 'user' || actor.kind === 'key' ? actor.userId : null,
      keyId: actor.kind === 'key' ? actor.keyId : null,
      action,
      outcome: refusal ? ('refused' as const) : ('done' as const),
      code: refusal?.code ?? null,
      contentHash: contentHash(salt, content),
    };
    await tx.insert(auditLog).values({ ...chained, ...content, salt, hash: entryHash(chained) });
  });
}

/** The newest entry, to which the next is chained. */
export const headQuery = (db: Database) =>
  db.select({ seq: auditLog.seq, hash: auditLog.hash }).from(auditLog).orderBy(desc(auditLog.seq)).limit(1);

/** As the database keeps it, or its hash would be of another text: without zero bytes and halves of characters. */
const storable = (text: string) => text.slice(0, 500).toWellFormed().replaceAll('\0', '\uFFFD');
