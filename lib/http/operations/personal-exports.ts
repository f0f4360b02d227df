import { z } from 'zod';
import { noteInAudit } from '#lib/audit/note-in-audit';
import type { Ctx } from '#lib/context';
import { FileDownload, WithStatus } from '#lib/http/answer';
import type { HttpRequest } from '#lib/http/exchange';
import { operation } from '#lib/http/operation';
import { subject, waitingExport } from '#lib/http/operations/examples/privacy';
import { type ExportRow, exportState, PersonalExport } from '#lib/privacy/export/export-state';
import { getOwnExport } from '#lib/privacy/export/get-own-export';
import { startOwnExport } from '#lib/privacy/export/start-own-export';
import { exportSubject } from '#lib/privacy/subjects/export-subject';
import { startSubjectExport } from '#lib/privacy/subjects/start-subject-export';
import { OfSubject } from '#lib/privacy/subjects/subject';
import { storage } from '#lib/storage/storage';

const archive = {
  status: 200,
  description: 'The archive: a zip file with JSON, CSV and files.',
  content: { type: 'application/zip', schema: z.file() },
};
const notYet = {
  status: 202,
  description: 'It is being made. Ask again after `Retry-After` seconds.',
  content: { type: 'application/json', schema: PersonalExport, example: waitingExport },
  headers: { 'Retry-After': 'Seconds to wait before asking again.' },
};

/** The archive where it is ready, else how it stands. */
async function answerWith(
  ctx: Ctx,
  row: ExportRow,
  { request, headers }: { request: HttpRequest; headers: Record<string, string> },
): Promise<FileDownload | WithStatus> {
  if (row.status !== 'ready' || !row.sha256) {
    headers['retry-after'] = '5';
    return new WithStatus(202, exportState(row));
  }
  if (request.method === 'GET') noteInAudit(ctx, { id: row.id });
  const about = { fileName: `${row.id}.zip`, type: 'application/zip', sizeBytes: row.sizeBytes ?? 0 };
  return new FileDownload(await storage().open(row.sha256), about);
}

export const personalExportOperations = {
  getOwnExport: operation({
    method: 'GET',
    path: '/api/v1/me/export',
    id: 'getOwnExport',
    tag: 'Privacy',
    summary: 'Get all that is held about you',
    description:
      'One archive with JSON, CSV and files. Begun where there is none yet, and kept for seven days. In the browser, from a page of this site, or with an access token; no API key does it.',
    permission: 'privacy:use',
    beginsWork: true,
    answers: [archive, notYet],
    audited: true,
    run: async (ctx, call) => answerWith(ctx, await getOwnExport(ctx), call),
  }),

  startOwnExport: operation({
    method: 'POST',
    path: '/api/v1/me/export',
    id: 'startOwnExport',
    tag: 'Privacy',
    summary: 'Have a new archive made of all that is held about you',
    description: 'Also where an older one is there still. In the browser or with an access token; no API key does it.',
    permission: 'privacy:use',
    status: 202,
    answer: PersonalExport,
    examples: { answer: waitingExport },
    run: (ctx) => startOwnExport(ctx),
  }),

  exportSubject: operation({
    method: 'GET',
    path: '/api/v1/subjects/{subject}/export',
    id: 'exportSubject',
    tag: 'Privacy',
    summary: 'Get all that is held about one of your people',
    description:
      'By the `subject` that was sent with predictions: one archive with JSON, CSV and files. Begun where there is none yet, and kept for seven days.',
    permission: 'privacy:use',
    beginsWork: true,
    params: OfSubject,
    answers: [archive, notYet],
    audited: true,
    refuses: ['not-found'],
    examples: { params: { subject } },
    run: async (ctx, call) => answerWith(ctx, await exportSubject(ctx, call.params), call),
  }),

  startSubjectExport: operation({
    method: 'POST',
    path: '/api/v1/subjects/{subject}/export',
    id: 'startSubjectExport',
    tag: 'Privacy',
    summary: 'Have a new archive made of all that is held about one of your people',
    description: 'Also where an older one is there still.',
    permission: 'privacy:use',
    params: OfSubject,
    status: 202,
    answer: PersonalExport,
    refuses: ['not-found'],
    examples: { params: { subject }, answer: waitingExport },
    run: (ctx, { params }) => startSubjectExport(ctx, params),
  }),
};
