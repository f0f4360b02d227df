import type { Permission, Scope } from '#lib/auth/permissions';
import { setosa } from '#tests/integration/predict/served';
import type { Make, Names } from './resources.ts';
import * as make from './resources.ts';

/**
 * Whose a thing is: its maker's alone, or also that of whoever holds a permission over anybody's; `all` where that of the
 * operation itself is one. Who holds `seenBy` may know of it, and is told that it is not theirs to change.
 */
export type Ownership = { make: Make; others: Permission | 'all' | null; seenBy?: Permission };

/** Operations that answer anybody, and why they may. */
export const openToAll: Record<string, string> = {
  oipIsServerLive: 'says that the process runs',
  oipIsServerReady: 'says that the process answers',
  getHealth: 'says that the process and its database run',
  receiveStripeEvent: 'Stripe signs what it sends',
  setUpFirstAdmin: 'asks for the token of the server’s log',
  signUp: 'makes an account, where sign-up is open',
  register: 'makes an account, where sign-up is open',
  signInProgram: 'asks for the password, and the second factor',
  refreshSession: 'asks for a refresh token',
  endProgramSession: 'asks for a refresh token',
  acceptInvitation: 'asks for the token of a link',
  askPasswordReset: 'says the same whether there is such a person, and limits tries',
  resetPassword: 'asks for the token of a link',
  getErasure: 'whoever was erased can prove it by its id of 80 random bits, and cannot sign in any more',
};

/** Operations that a person does at the browser, and no key or token does for them. */
export const atTheBrowser = new Set([
  'updateProfile',
  'changePassword',
  'askEmailVerification',
  'verifyEmail',
  'askEmailChange',
  'changeEmail',
  'listSessions',
  'revokeSession',
  'revokeOtherSessions',
  'getTwoFactor',
  'beginTwoFactor',
  'switchOnTwoFactor',
  'switchOffTwoFactor',
  'renewRecoveryCodes',
  'getOwnErasure',
  'requestErasure',
  'cancelErasure',
  'listConsents',
  'giveConsent',
  'withdrawConsent',
]);

/** What a program that its person signed in may do as well, and no key. */
export const atTheBrowserOrByToken = new Set(['getOwnExport', 'startOwnExport']);

/** Paths that name nothing of anybody’s: what they list or make is the caller’s own, or the installation’s. */
export const ofNobody = new Set([
  '/v2',
  '/v2/repository/index',
  '/api/v1/async-predictions',
  '/api/v1/models',
  '/api/v1/batch-jobs',
  '/api/v1/predictions',
  '/api/v1/datasets',
  '/api/v1/runs',
  '/api/v1/experiments',
  '/api/v1/schedules',
  '/api/v1/schedules/next-times',
  '/api/v1/webhooks',
  '/api/v1/usage',
  '/api/v1/usage.csv',
  '/api/v1/plans',
  '/api/v1/billing/plan',
  '/api/v1/quotas',
  '/api/v1/invoices',
  '/api/v1/finance/periods/{period}/close',
  '/api/v1/finance/periods/{period}/issue',
  '/api/v1/finance/periods/{period}/preview',
  '/api/v1/finance/periods',
  '/api/v1/billing',
  '/api/v1/billing/details',
  '/api/v1/billing/portal',
  '/api/v1/finance/seller',
  '/api/v1/finance/revenue',
  '/api/v1/finance/expected',
  '/api/v1/finance/receivables',
  '/api/v1/finance/customers',
  '/api/v1/finance/exports/{what}',
  '/api/v1/finance/audit',
  '/api/v1/finance/stripe',
  '/api/v1/finance/stripe/reconcile',
  '/api/v1/finance/stripe/resend',
  '/api/v1/keys',
  '/api/v1/people',
  '/api/v1/me',
  '/api/v1/me/password',
  '/api/v1/me/sessions',
  '/api/v1/me/two-factor',
  '/api/v1/me/two-factor/begin',
  '/api/v1/me/two-factor/switch-on',
  '/api/v1/me/two-factor/switch-off',
  '/api/v1/me/two-factor/recovery-codes',
  '/api/v1/me/export',
  '/api/v1/me/erasure',
  '/api/v1/me/consents',
  '/api/v1/me/consents/{purpose}',
  '/api/v1/auth/me',
  '/api/v1/email-verifications',
  '/api/v1/email-verifications/complete',
  '/api/v1/email-changes',
  '/api/v1/email-changes/complete',
  '/api/v1/invitations',
  '/api/v1/erasures',
  '/api/v1/subjects/{subject}',
  '/api/v1/settings/retention',
  '/api/v1/audit',
  '/api/v1/audit/export',
  '/api/v1/audit/verification',
  '/api/v1/admin/queues',
  '/api/v1/admin/failed-jobs/{id}/retry',
  '/api/v1/admin/storage',
  '/api/v1/admin/settings',
]);

/** Whose the things are that paths name, by the beginning of the path. */
export const ofSomebody: Record<string, Ownership> = {
  '/api/v1/models/{slug}': { make: make.model, others: 'model:write-any' },
  '/api/v1/models/{slug}/stats': { make: make.model, others: 'prediction:read-any' },
  '/v2/models/{model}': { make: make.model, others: 'model:write-any' },
  '/api/v1/predictions/{id}': { make: make.prediction, others: 'prediction:read-any' },
  '/api/v1/async-predictions/{id}': { make: make.asyncPrediction, others: 'prediction:read-any' },
  '/api/v1/batch-jobs/{id}': { make: make.batchJob, others: 'batch:run-any' },
  '/api/v1/datasets/{id}': { make: make.dataset, others: 'training:write-any' },
  '/api/v1/runs/{id}': { make: make.run, others: 'training:write-any' },
  '/api/v1/schedules/{id}': { make: make.schedule, others: null },
  '/api/v1/webhooks/{id}': { make: make.webhook, others: null },
  '/api/v1/quotas/{id}': { make: make.quota, others: null, seenBy: 'finance:read' },
  '/api/v1/invoices/{id}': { make: make.invoice, others: 'finance:read' },
  '/api/v1/invoices/{id}/checkout': { make: make.invoice, others: 'finance:write' },
  '/api/v1/invoices/{id}/lines/{lineId}': { make: make.adjustment, others: 'finance:write' },
  '/api/v1/keys/{id}': { make: make.apiKey, others: null },
  '/api/v1/me/sessions/{id}': { make: make.session, others: null },
  '/api/v1/subjects/{subject}/export': { make: make.subject, others: null },
  // Whoever holds the permission of the operation acts on everybody here.
  '/api/v1/plans/{id}': { make: make.plan, others: 'all' },
  '/api/v1/finance/customers/{id}': { make: make.person, others: 'all' },
  '/api/v1/people/{id}': { make: make.person, others: 'all' },
  '/api/v1/invitations/{id}': { make: make.invitation, others: 'all' },
};

/** Whose the things are that a body names, by operation. */
export const ofSomebodyInBody: Record<string, Ownership> = {
  predict: { make: make.model, others: 'model:write-any' },
  createBatchJob: { make: make.model, others: 'model:write-any' },
  startRun: { make: make.dataset, others: 'training:write-any' },
  createSchedule: { make: make.dataset, others: 'training:write-any' },
};

export type Sent = { json: unknown } | { form: FormData } | { text: string; type: string };

/** What is sent where the example of the operation does not fit what is made here. */
export const bodies: Record<string, (names: Names) => Sent> = {
  predict: ({ slug }) => ({ json: { model: slug, input: setosa } }),
  invokeModel: () => ({ json: { dataframe_records: [setosa] } }),
  predictStream: () => ({ text: `${JSON.stringify(setosa)}\n`, type: 'application/x-ndjson' }),
  oipInfer: () => ({ json: infer }),
  oipInferOfVersion: () => ({ json: infer }),
  publishVersion: () => ({ form: formWith({}, 'model.onnx') }),
  createBatchJob: ({ slug }) => ({ form: formWith({ model: slug! }, 'rows.csv') }),
  createDataset: () => ({ form: formWith({ name: 'Flowers' }, 'rows.csv') }),
  startRun: ({ id }) => ({ json: { dataset: id, target: 'species', algorithm: 'decision-tree' } }),
  createSchedule: ({ id }) => ({
    json: {
      name: 'Every morning',
      cron: '0 6 * * *',
      timeZone: 'Europe/Berlin',
      work: { kind: 'run', datasetId: id, spec: { target: 'species', choice: { algorithm: 'decision-tree' } } },
    },
  }),
};

const infer = {
  inputs: Object.entries(setosa).map(([name, value]) => ({ name, shape: [1], datatype: 'FP32', data: [value] })),
};

function formWith(fields: Record<string, string>, fileName: string): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob(['sepal_length,sepal_width\n1,2\n']), fileName);
  return form;
}

/** Operations after which what a person was signed in by opens nothing any more. */
export const endsSessions = new Set(['revokeOtherSessions']);

/** What is of a model’s owner alone, and what others are told who may use the model. */
export const ofModelOwners: Record<string, 403 | 404> = { getAliasHistory: 403, getModelStats: 404 };

/** What a key needs beyond what the operation says, for what is asked of it here: no key makes one that can do more. */
export const alsoAskedHere: Record<string, readonly Scope[]> = { createApiKey: ['predict', 'predictions:read'] };

/** What a key needs to reach somebody else’s things, beyond the permission over anybody’s that the rule names. */
export const strangersNeed: Record<string, readonly Scope[]> = { rerunPrediction: ['models:write'] };

/** Statuses beyond those of success that say that a caller was let in, where something is not there to go on with. */
export const letInAlso: Record<string, { status: number; why: string }> = {
  createCheckout: { status: 503, why: 'no Stripe is set up' },
  createPortal: { status: 503, why: 'no Stripe is set up' },
  compareWithStripe: { status: 503, why: 'no Stripe is set up' },
  resendMeterEvents: { status: 503, why: 'no Stripe is set up' },
  retryJob: { status: 404, why: 'no job has failed' },
  verifyEmail: { status: 403, why: 'no link is open' },
  changeEmail: { status: 403, why: 'no link is open' },
};
