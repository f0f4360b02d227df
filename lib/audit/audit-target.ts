import { z } from 'zod';

/** What an entry tells of: ids and slugs of what was asked of, roles, numbers, scopes; no name, e-mail or secret. */
export const AuditTarget = z
  .record(z.string(), z.string())
  .describe('What it was asked of, and what it changed: `role` is `end-user → admin`, say.');
export type AuditTarget = z.infer<typeof AuditTarget>;
