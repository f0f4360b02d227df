import { Readable } from 'node:stream';
import { z } from 'zod';
import type { AuditLogEntry } from '#lib/audit/audit-entries';
import { AuditFilter } from '#lib/audit/audit-filter';
import { walkAudit } from '#lib/audit/walk-audit';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { spreadsheetText } from '#lib/csv/spreadsheet-text';
import { csvLine } from '#lib/csv/write-csv';

export const ExportAudit = AuditFilter.extend({
  format: z.enum(['jsonl', 'csv']).default('jsonl').describe('JSON, an entry a line, or a table.'),
});
export type ExportAudit = z.infer<typeof ExportAudit>;

/** What `searchAudit` finds, all of it, oldest first, read as it is sent. Texts of the table are safe for spreadsheets. */
export function exportAudit({ db, actor }: Ctx, { format, ...filter }: ExportAudit) {
  requirePermission(actor, 'audit:read');
  const text = format === 'csv' ? tableOf : linesOf;
  const content = Readable.from(text(walkAudit(db, filter)), { objectMode: false });
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8';
  return { content, type, fileName: `audit.${format}` };
}

async function* linesOf(pages: AsyncIterable<AuditLogEntry[]>) {
  for await (const entries of pages) yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

const columns = [
  ...['seq', 'id', 'at', 'actor_kind', 'user_id', 'name', 'key_id', 'key_name', 'action', 'target', 'outcome', 'code'],
  ...['detail', 'address', 'request_id', 'salt', 'content_hash', 'previous_hash', 'hash'],
];

async function* tableOf(pages: AsyncIterable<AuditLogEntry[]>) {
  yield csvLine(columns);
  for await (const entries of pages) yield entries.map((entry) => csvLine(cellsOf(entry))).join('');
}

function cellsOf({ seq, id, at, actor, action, target, ...rest }: AuditLogEntry): string[] {
  const { kind, userId, name, keyId, keyName } = actor;
  const { outcome, code, detail, address, requestId, salt, contentHash, previousHash, hash } = rest;
  const said = [detail, address, requestId].map((text) => spreadsheetText(text ?? ''));
  return [
    ...[
      String(seq),
      id,
      at,
      kind,
      userId ?? '',
      spreadsheetText(name ?? ''),
      keyId ?? '',
      spreadsheetText(keyName ?? ''),
    ],
    ...[action, JSON.stringify(target), outcome, code ?? '', ...said, salt ?? '', contentHash, previousHash, hash],
  ];
}
