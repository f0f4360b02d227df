import type { Database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import type { Actor } from '#lib/context';
import type { AppError } from '#lib/errors';
import { newId } from '#lib/ids';

export type AuditEntry = {
  actor: Actor;
  /** An operation's id, or what a job did. */
  action: string;
  target: Record<string, string>;
  /** Why it was refused; none where it was done. */
  refusal?: AppError;
  address?: string;
  requestId: string;
};

/** Adds a line to the audit log: who did what to what, or what they were refused. Part of `db`, where that is a transaction. */
export async function recordAudit(db: Database, entry: AuditEntry): Promise<void> {
  const { actor, action, target, refusal, address, requestId } = entry;
  await db.insert(auditLog).values({
    id: newId('auditEntry'),
    actorKind: actor.kind,
    userId: actor.kind === 'user' || actor.kind === 'key' ? actor.userId : null,
    keyId: actor.kind === 'key' ? actor.keyId : null,
    action,
    target,
    outcome: refusal ? 'refused' : 'done',
    code: refusal?.code ?? null,
    detail: refusal?.message ?? null,
    address: address ?? null,
    requestId,
  });
}
