import { healthOperation } from '#lib/http/health-operation';
import type { Operation } from '#lib/http/operation';
import { adminOperations } from '#lib/http/operations/admin';
import { asyncPredictionOperations } from '#lib/http/operations/async-predictions';
import { auditOperations } from '#lib/http/operations/audit';
import { authOperations } from '#lib/http/operations/auth';
import { batchJobOperations } from '#lib/http/operations/batch-jobs';
import { billingOperations } from '#lib/http/operations/billing';
import { consentOperations } from '#lib/http/operations/consents';
import { datasetOperations } from '#lib/http/operations/datasets';
import { erasureOperations } from '#lib/http/operations/erasures';
import { experimentOperations } from '#lib/http/operations/experiments';
import { financeOperations } from '#lib/http/operations/finance';
import { invitationOperations } from '#lib/http/operations/invitations';
import { invoiceOperations } from '#lib/http/operations/invoices';
import { keyOperations } from '#lib/http/operations/keys';
import { modelOperations } from '#lib/http/operations/models';
import { oipOperations } from '#lib/http/operations/oip';
import { ownEmailOperations } from '#lib/http/operations/own-email';
import { passwordResetOperations } from '#lib/http/operations/password-resets';
import { peopleOperations } from '#lib/http/operations/people';
import { periodOperations } from '#lib/http/operations/periods';
import { personalExportOperations } from '#lib/http/operations/personal-exports';
import { planOperations } from '#lib/http/operations/plans';
import { predictOperations } from '#lib/http/operations/predict';
import { predictionOperations } from '#lib/http/operations/predictions';
import { quotaOperations } from '#lib/http/operations/quotas';
import { retentionOperations } from '#lib/http/operations/retention';
import { runOperations } from '#lib/http/operations/runs';
import { scheduleOperations } from '#lib/http/operations/schedules';
import { sessionOperations } from '#lib/http/operations/sessions';
import { signUpOperations } from '#lib/http/operations/sign-ups';
import { stripeOperations } from '#lib/http/operations/stripe';
import { twoFactorOperations } from '#lib/http/operations/two-factor';
import { usageOperations } from '#lib/http/operations/usage';
import { webhookOperations } from '#lib/http/operations/webhooks';
import { predictOperation } from '#lib/http/predict-operation';

/** Every operation of the API, in the order the document shows them. */
export const operations: readonly Operation[] = [
  predictOperation,
  ...Object.values(predictOperations),
  ...Object.values(asyncPredictionOperations),
  ...Object.values(oipOperations),
  ...Object.values(modelOperations),
  ...Object.values(predictionOperations),
  ...Object.values(batchJobOperations),
  ...Object.values(datasetOperations),
  ...Object.values(runOperations),
  ...Object.values(experimentOperations),
  ...Object.values(scheduleOperations),
  ...Object.values(webhookOperations),
  ...Object.values(usageOperations),
  ...Object.values(planOperations),
  ...Object.values(quotaOperations),
  ...Object.values(invoiceOperations),
  ...Object.values(periodOperations),
  ...Object.values(billingOperations),
  ...Object.values(financeOperations),
  ...Object.values(stripeOperations),
  ...Object.values(keyOperations),
  ...Object.values(authOperations),
  ...Object.values(peopleOperations),
  ...Object.values(personalExportOperations),
  ...Object.values(erasureOperations),
  ...Object.values(consentOperations),
  ...Object.values(retentionOperations),
  ...Object.values(signUpOperations),
  ...Object.values(invitationOperations),
  ...Object.values(passwordResetOperations),
  ...Object.values(ownEmailOperations),
  ...Object.values(sessionOperations),
  ...Object.values(twoFactorOperations),
  ...Object.values(auditOperations),
  ...Object.values(adminOperations),
  healthOperation,
];
