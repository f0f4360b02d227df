import type { AuditLogEntry } from '#lib/audit/audit-entries';
import type { LastVerification } from '#lib/audit/last-verification';
import { billingAuditEntry } from '#lib/http/operations/examples/finance';

const { customer: _, ...entry } = billingAuditEntry;

export const auditLogEntry: AuditLogEntry = {
  ...entry,
  seq: 3207,
  action: 'changeRole',
  target: { id: 'usr_01kb1f0e2m7w5d3c9t8v6n4xqz', role: 'end-user → admin' },
  salt: '5f0c1be2a94d4c7b8e6f31d20a97c485',
  contentHash: 'c0a9f3c1f8d7d1c2b1f47d7f0f4b4e4d7a5e6c9b8f2a1d3e5c7b9a0f1e2d3c4b',
  previousHash: '7d1a3c5e9b8f6042d4c6a8e0b2f4d6c8e0a2b4c6d8f0e1a3c5b7d9f1e3a5c7b9',
  hash: '2b4d6f8a0c1e3f5a7b9d1c3e5f7a9b0d2c4e6f8a1b3d5c7e9f0a2b4c6d8e1f3a',
};

export const verification: LastVerification = {
  entries: 3207,
  since: '2026-11-02T08:00:00.000Z',
  erased: 0,
  head: { seq: 3207, hash: auditLogEntry.hash },
  broken: null,
  at: '2026-12-03T10:00:00.000Z',
};
