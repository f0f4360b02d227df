import { ExportAudit, exportAudit } from '#lib/audit/export-audit';
import { LastVerification } from '#lib/audit/last-verification';
import { AuditLogPage, SearchAudit, searchAudit } from '#lib/audit/search-audit';
import { VerifyAudit, verifyAudit } from '#lib/audit/verify-audit';
import { Streamed } from '#lib/http/answer';
import { operation } from '#lib/http/operation';
import { auditLogEntry, verification } from '#lib/http/operations/examples/audit';

export const auditOperations = {
  search: operation({
    method: 'GET',
    path: '/api/v1/audit',
    id: 'searchAudit',
    tag: 'Administration',
    summary: 'Search the audit log',
    description: 'Newest first: who did what to what, from where, and what was refused. Nothing of it can be changed.',
    permission: 'audit:read',
    audited: true,
    query: SearchAudit,
    answer: AuditLogPage,
    examples: { query: { action: 'changeRole' }, answer: { data: [auditLogEntry], nextCursor: null } },
    run: (ctx, { query }) => searchAudit(ctx, query),
  }),

  export: operation({
    method: 'GET',
    path: '/api/v1/audit/export',
    id: 'exportAudit',
    tag: 'Administration',
    summary: 'Export the audit log',
    description:
      'What a search finds, all of it, oldest first. Each entry’s `hash` is the SHA-256 of the JSON array ' +
      '`[seq, previousHash, id, at in ms, kind, userId, keyId, action, outcome, code, contentHash]`, its `contentHash` that of ' +
      '`[salt, [[name, value] of the target by name …], detail, address, requestId]`, both without blanks.',
    permission: 'audit:read',
    audited: true,
    query: ExportAudit,
    answers: [
      { status: 200, description: 'An entry a line.', content: { type: 'application/jsonl' } },
      { status: 200, description: 'The table, with a line of names.', content: { type: 'text/csv' } },
    ],
    examples: { query: { format: 'csv', from: '2026-11-01', to: '2026-12-01' } },
    run(ctx, { query, headers }) {
      const { content, type, fileName } = exportAudit(ctx, query);
      headers['content-disposition'] = `attachment; filename="${fileName}"`;
      return new Streamed(content, type);
    },
  }),

  verify: operation({
    method: 'POST',
    path: '/api/v1/audit/verification',
    id: 'verifyAudit',
    tag: 'Administration',
    summary: 'Verify the audit log',
    description:
      'Computes every hash anew and tells the first entry that is not as it was written. With a `noted` head, such as the ' +
      'server’s log has of each day, it shows too if entries at the end are gone.',
    permission: 'audit:read',
    body: VerifyAudit,
    answer: LastVerification,
    examples: { body: {}, answer: verification },
    run: (ctx, { body }) => verifyAudit(ctx, body),
  }),
};
