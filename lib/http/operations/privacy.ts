import { z } from 'zod';
import { FileDownload, WithStatus } from '#lib/http/answer';
import { operation } from '#lib/http/operation';
import {
  certificate,
  consent,
  erasure,
  retention,
  subject,
  waitingExport,
} from '#lib/http/operations/examples/privacy';
import { Consent } from '#lib/privacy/consents/consent';
import { GiveConsent, giveConsent } from '#lib/privacy/consents/give-consent';
import { listConsents } from '#lib/privacy/consents/list-consents';
import { WithdrawConsent, withdrawConsent } from '#lib/privacy/consents/withdraw-consent';
import { cancelErasure } from '#lib/privacy/erasure/cancel-erasure';
import { ErasureCertificate } from '#lib/privacy/erasure/certificate';
import { ErasureDetail, ErasurePage } from '#lib/privacy/erasure/erasure-detail';
import { GetErasure, getErasure, getOwnErasure } from '#lib/privacy/erasure/get-erasure';
import { ListErasures, listErasures } from '#lib/privacy/erasure/list-erasures';
import { RequestErasure, requestErasure } from '#lib/privacy/erasure/request-erasure';
import { type ExportRow, exportState, PersonalExport } from '#lib/privacy/export/export-state';
import { getOwnExport, startOwnExport } from '#lib/privacy/export/own-export';
import { changeRetention, getRetention } from '#lib/privacy/retention/change-retention';
import { Retention } from '#lib/privacy/retention/retention';
import { eraseSubject } from '#lib/privacy/subjects/erase-subject';
import { exportSubject } from '#lib/privacy/subjects/export-subject';
import { OfSubject } from '#lib/privacy/subjects/subject';
import { storage } from '#lib/storage/storage';

const ConsentPage = z.object({ data: z.array(Consent), nextCursor: z.null() }).meta({ id: 'ConsentPage' });

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
async function answerWith(row: ExportRow, headers: Record<string, string>): Promise<FileDownload | WithStatus> {
  if (row.status !== 'ready' || !row.sha256) {
    headers['retry-after'] = '5';
    return new WithStatus(202, exportState(row));
  }
  const about = { fileName: `${row.id}.zip`, type: 'application/zip', sizeBytes: row.sizeBytes ?? 0 };
  return new FileDownload(await storage().open(row.sha256), about);
}

export const privacyOperations = {
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
    run: async (ctx, { headers }) => answerWith(await getOwnExport(ctx), headers),
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

  getOwnErasure: operation({
    method: 'GET',
    path: '/api/v1/me/erasure',
    id: 'getOwnErasure',
    tag: 'Privacy',
    summary: 'See whether your account waits for its erasure',
    permission: 'privacy:use',
    answer: ErasureDetail.nullable(),
    examples: { answer: erasure },
    run: (ctx) => getOwnErasure(ctx),
  }),

  requestErasure: operation({
    method: 'POST',
    path: '/api/v1/me/erasure',
    id: 'requestErasure',
    tag: 'Privacy',
    summary: 'Have your account and all that is held about you erased',
    description:
      'Once the grace period is over; until then sign in to take it back. Keys and tokens stop at once. In the browser, signed in; no API key does it.',
    permission: 'privacy:use',
    status: 202,
    body: RequestErasure,
    answer: ErasureDetail,
    refuses: ['conflict'],
    examples: { body: { currentPassword: 'seven green bicycles', confirmation: 'erase my account' }, answer: erasure },
    run: (ctx, { body }) => requestErasure(ctx, body),
  }),

  cancelErasure: operation({
    method: 'DELETE',
    path: '/api/v1/me/erasure',
    id: 'cancelErasure',
    tag: 'Privacy',
    summary: 'Keep your account after all',
    description: 'While its grace period runs. In the browser, signed in; no API key does it.',
    permission: 'privacy:use',
    answer: ErasureDetail,
    refuses: ['conflict'],
    examples: { answer: { ...erasure, status: 'canceled' } },
    run: (ctx) => cancelErasure(ctx),
  }),

  listErasures: operation({
    method: 'GET',
    path: '/api/v1/erasures',
    id: 'listErasures',
    tag: 'Privacy',
    summary: 'List erasures',
    description: 'Your own and those of your people, newest first, with their certificates; an admin sees all.',
    permission: 'privacy:use',
    query: ListErasures,
    answer: ErasurePage,
    examples: { answer: { data: [erasure], nextCursor: null } },
    run: (ctx, { query }) => listErasures(ctx, query),
  }),

  getErasure: operation({
    method: 'GET',
    path: '/api/v1/erasures/{id}',
    id: 'getErasure',
    tag: 'Privacy',
    summary: 'Read an erasure and its certificate',
    description:
      'For whoever knows its id, also without an account: whose data was erased has none any more. It names nobody.',
    permission: 'public',
    params: GetErasure,
    answer: ErasureDetail,
    refuses: ['not-found'],
    examples: { params: { id: erasure.id }, answer: erasure },
    run: (ctx, { params }) => getErasure(ctx, params),
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
    refuses: ['not-found'],
    examples: { params: { subject } },
    run: async (ctx, { params, headers }) => answerWith(await exportSubject(ctx, params), headers),
  }),

  eraseSubject: operation({
    method: 'DELETE',
    path: '/api/v1/subjects/{subject}',
    id: 'eraseSubject',
    tag: 'Privacy',
    summary: 'Erase all that is held about one of your people',
    description:
      'By the `subject` that was sent with predictions, at once and for good. Units stay, since they are billed. The answer certifies what was done.',
    permission: 'privacy:use',
    unaudited: 'Its use case writes an entry that has the SHA-256 of the subject: the name itself is to be gone.',
    params: OfSubject,
    answer: ErasureCertificate,
    examples: { params: { subject }, answer: certificate },
    run: (ctx, { params }) => eraseSubject(ctx, params),
  }),

  listConsents: operation({
    method: 'GET',
    path: '/api/v1/me/consents',
    id: 'listConsents',
    tag: 'Privacy',
    summary: 'List what you agreed to',
    description: 'Newest first, all on one page. In the browser, signed in; no API key does it.',
    permission: 'privacy:use',
    answer: ConsentPage,
    examples: { answer: { data: [consent], nextCursor: null } },
    run: async (ctx) => ({ data: await listConsents(ctx), nextCursor: null }),
  }),

  giveConsent: operation({
    method: 'POST',
    path: '/api/v1/me/consents',
    id: 'giveConsent',
    tag: 'Privacy',
    summary: 'Agree to something',
    description: 'To the wording that was shown. In the browser, signed in; no API key does it.',
    permission: 'privacy:use',
    status: 201,
    body: GiveConsent,
    answer: Consent,
    refuses: ['conflict'],
    examples: { body: { purpose: 'product-news', wording: consent.wording }, answer: consent },
    run: (ctx, { body }) => giveConsent(ctx, body),
  }),

  withdrawConsent: operation({
    method: 'DELETE',
    path: '/api/v1/me/consents/{purpose}',
    id: 'withdrawConsent',
    tag: 'Privacy',
    summary: 'Take back what you agreed to',
    description: 'At once. In the browser, signed in; no API key does it.',
    permission: 'privacy:use',
    params: WithdrawConsent,
    examples: { params: { purpose: 'product-news' } },
    run: (ctx, { params }) => withdrawConsent(ctx, params),
  }),

  getRetention: operation({
    method: 'GET',
    path: '/api/v1/settings/retention',
    id: 'getRetention',
    tag: 'Privacy',
    summary: 'See for how long what is kept',
    permission: 'settings:write',
    answer: Retention,
    examples: { answer: retention },
    run: (ctx) => getRetention(ctx),
  }),

  changeRetention: operation({
    method: 'PUT',
    path: '/api/v1/settings/retention',
    id: 'changeRetention',
    tag: 'Privacy',
    summary: 'Change for how long what is kept',
    description: 'From the next round of the worker on: what is older goes for good. The audit log is never shortened.',
    permission: 'settings:write',
    body: Retention,
    answer: Retention,
    examples: { body: retention, answer: retention },
    run: (ctx, { body }) => changeRetention(ctx, body),
  }),
};
