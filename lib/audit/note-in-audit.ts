import { type AuditValue, auditText } from '#lib/audit/what-changed';
import type { Ctx } from '#lib/context';

/**
 * Adds to what the call's entry in the audit log tells beside the ids of its path; where no call is audited, nothing.
 * Ids, roles, numbers, scopes and slugs only: no erasure reaches what others' entries say of a person.
 */
export function noteInAudit({ audited }: Pick<Ctx, 'audited'>, fields: Record<string, AuditValue | undefined>): void {
  if (!audited) return;
  audited.target ??= {};
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) audited.target[name] = auditText(value);
  }
}
