import { owner } from '#lib/http/operations/examples/owner';
import type { Consent } from '#lib/privacy/consents/consent';
import { certify, type ErasureCertificate } from '#lib/privacy/erasure/certificate';
import type { ErasureDetail } from '#lib/privacy/erasure/erasure-detail';
import type { PersonalExport } from '#lib/privacy/export/export-state';
import { defaultRetention } from '#lib/privacy/retention/retention';

export const subject = 'customer-4711';

export const waitingExport: PersonalExport = {
  id: 'pex_01kb1fe8j0k2m4n6p8q0r2s4t6',
  status: 'waiting',
  sizeBytes: null,
  createdAt: '2026-11-20T10:00:00.000Z',
  readyAt: null,
  expiresAt: null,
};

export const erasure: ErasureDetail = {
  id: 'ers_01kb1fe8j0k2m4n6p8q0r2s4t6',
  userId: owner.id,
  subjectSha256: null,
  status: 'waiting',
  requestedAt: '2026-11-20T10:00:00.000Z',
  dueAt: '2026-11-27T10:00:00.000Z',
  doneAt: null,
  handsOverModels: false,
  certificate: null,
};

export const certificate: ErasureCertificate = certify({
  erasureId: erasure.id,
  kind: 'subject',
  requestedAt: '2026-11-20T10:00:00.000Z',
  doneAt: '2026-11-20T10:00:01.000Z',
  tables: { predictions: { deleted: 0, blanked: 42 }, kept_files: { deleted: 3, blanked: 0 } },
  files: 3,
  caches: ['answers'],
});

export const consent: Consent = {
  id: 'con_01kb1fe8j0k2m4n6p8q0r2s4t6',
  purpose: 'product-news',
  wording: '2026-11-22',
  givenAt: '2026-11-20T10:00:00.000Z',
  withdrawnAt: null,
};

export const retention = { ...defaultRetention, inputDays: 90 };
