import { operation } from '#lib/http/operation';
import { certificate, erasure, subject } from '#lib/http/operations/examples/privacy';
import { cancelErasure } from '#lib/privacy/erasure/cancel-erasure';
import { ErasureCertificate } from '#lib/privacy/erasure/certificate';
import { ErasureDetail, ErasurePage } from '#lib/privacy/erasure/erasure-detail';
import { GetErasure, getErasure } from '#lib/privacy/erasure/get-erasure';
import { getOwnErasure } from '#lib/privacy/erasure/get-own-erasure';
import { ListErasures, listErasures } from '#lib/privacy/erasure/list-erasures';
import { RequestErasure, requestErasure } from '#lib/privacy/erasure/request-erasure';
import { eraseSubject } from '#lib/privacy/subjects/erase-subject';
import { OfSubject } from '#lib/privacy/subjects/subject';

export const erasureOperations = {
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
      'With your password, and a code where two-factor is on. Done once the grace period is over; until then sign in to take it back. Keys and tokens stop at once. In the browser, signed in; no API key does it.',
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

  eraseSubject: operation({
    method: 'DELETE',
    path: '/api/v1/subjects/{subject}',
    id: 'eraseSubject',
    tag: 'Privacy',
    summary: 'Erase all that is held about one of your people',
    description:
      'By the `subject` that was sent with predictions, at once and for good. Units stay, since they are billed. The answer certifies what was done.',
    permission: 'privacy:use',
    recordsItself: 'with the sum of the certificate, in the transaction that says it is done',
    params: OfSubject,
    answer: ErasureCertificate,
    examples: { params: { subject }, answer: certificate },
    run: (ctx, { params }) => eraseSubject(ctx, params),
  }),
};
