import { verifyAuditDaily } from '#lib/audit/verify-audit-daily';
import { forgetLinks } from '#lib/auth/links/forget-links';
import { forgetMail } from '#lib/auth/mail/forget-mail';
import { sendMail } from '#lib/auth/mail/send-mail';
import { forgetOldSessions } from '#lib/auth/sessions/forget-old-sessions';
import { closeDuePeriods } from '#lib/billing/invoices/close-due-periods';
import { meterUsage } from '#lib/billing/metering/meter-usage';
import { noticeQuotas } from '#lib/billing/notices/notice-quotas';
import { applyPlanChanges } from '#lib/billing/plans/apply-plan-changes';
import { endStaleCheckouts } from '#lib/billing/stripe/end-stale-checkouts';
import { reconcileStripeDaily } from '#lib/billing/stripe/reconcile-stripe-daily';
import { sendMeterEvents } from '#lib/billing/stripe/send-meter-events';
import { forgetAsyncPredictions } from '#lib/inference/asynchronous/forget-async-predictions';
import { forgetUnkeptAnswers } from '#lib/inference/asynchronous/forget-unkept-answers';
import { eraseOverdue } from '#lib/privacy/erasure/erase-overdue';
import { forgetExports } from '#lib/privacy/export/forget-exports';
import { enforceRetention } from '#lib/privacy/retention/enforce-retention';
import { fireDueSchedules } from '#lib/schedules/fire-due-schedules';
import { removeAbandonedParts } from '#lib/storage/remove-abandoned-parts';
import { removeUnnamedCopies } from '#lib/storage/remove-unnamed-copies';
import { sweepStorage } from '#lib/storage/sweep-storage';
import { systemContext } from '#lib/system-context';
import { removeAbandonedFolders, workPurposes } from '#lib/temporary-folder';
import { forgetIdempotencyKeys } from '#lib/usage/idempotency/forget-idempotency-keys';
import { recountNewQuotas } from '#lib/usage/quotas/recount-new-quotas';
import { forgetWebhookMessages } from '#lib/webhooks/forget-webhook-messages';
import type { Chores } from '#workers/keep-doing';

/** Everything the worker does by the clock, by how long it rests in between. */
export const choresByRest: readonly { everyMs: number; chores: Chores }[] = [
  { everyMs: 3_000, chores: { fireDueSchedules: (db) => fireDueSchedules(systemContext(db), new Date()) } },
  // By itself: a mail server that answers slowly holds up nothing else.
  { everyMs: 2_000, chores: { sendMail } },
  // Metering, and all that follows from it.
  { everyMs: 10_000, chores: { meterUsage, recountNewQuotas, noticeQuotas, applyPlanChanges, closeDuePeriods } },
  // By themselves: a Stripe that answers slowly holds up nothing else.
  { everyMs: 10_000, chores: { sendMeterEvents } },
  { everyMs: 10 * 60_000, chores: { endStaleCheckouts, reconcileStripeDaily } },
  { everyMs: 10 * 60_000, chores: { verifyAuditDaily } },
  {
    everyMs: 10 * 60_000,
    chores: {
      forgetOldSessions,
      forgetAsyncPredictions,
      forgetUnkeptAnswers,
      forgetIdempotencyKeys,
      forgetWebhookMessages,
      forgetLinks,
      forgetMail,
    },
  },
  {
    everyMs: 10 * 60_000,
    chores: {
      removeAbandonedParts: () => removeAbandonedParts(),
      removeAbandonedFolders: () => removeAbandonedFolders([...workPurposes, 'media']),
    },
  },
  // By themselves: an erasure may take long.
  { everyMs: 10 * 60_000, chores: { eraseOverdue, forgetExports, enforceRetention, removeUnnamedCopies } },
  // By itself, and seldom: it lists all that is stored, which a bucket bills.
  { everyMs: 6 * 60 * 60_000, chores: { sweepStorage } },
];
