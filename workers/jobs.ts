import { failBatchJob } from '#lib/batch/fail-batch-job';
import { runBatchJob } from '#lib/batch/run-batch-job';
import { giveUpStripeEvent } from '#lib/billing/stripe/give-up-stripe-event';
import { handleStripeEvent } from '#lib/billing/stripe/handle-stripe-event';
import { logStaleCustomer } from '#lib/billing/stripe/log-stale-customer';
import { updateStripeCustomer } from '#lib/billing/stripe/update-stripe-customer';
import { giveUpAsyncPrediction } from '#lib/inference/asynchronous/fail-async-prediction';
import { runAsyncPrediction } from '#lib/inference/asynchronous/run-async-prediction';
import { erasePerson } from '#lib/privacy/erasure/erase-person';
import { logFailedErasure } from '#lib/privacy/erasure/log-failed-erasure';
import { failExport } from '#lib/privacy/export/fail-export';
import { writeExport } from '#lib/privacy/export/write-export';
import type { Handlers } from '#lib/queue/work-queues';
import { quarantineVersion } from '#lib/registry/quarantine-version';
import { rejectUnchecked } from '#lib/registry/reject-unchecked';
import { profileDataset } from '#lib/training/datasets/profile-dataset';
import { rejectUnprofiled } from '#lib/training/datasets/reject-unprofiled';
import { failRun } from '#lib/training/runs/fail-run';
import { pointWishedAlias } from '#lib/training/runs/point-wished-alias';
import { trainRun } from '#lib/training/runs/train-run';
import { deliverWebhook } from '#lib/webhooks/deliver-webhook';
import { postponeMessage } from '#lib/webhooks/postpone-message';

/** Every job's use case, and the one that follows when it failed for good. */
export const handlers: Handlers = {
  // Two, so that one slow upload does not hold up everybody else's; the same goes for a long batch job.
  'quarantine-version': {
    run: async (ctx, data) => {
      await quarantineVersion(ctx, data);
      await pointWishedAlias(ctx, data);
    },
    giveUp: rejectUnchecked,
    atOnce: 2,
  },
  'profile-dataset': { run: profileDataset, giveUp: rejectUnprofiled, atOnce: 1 },
  'train-run': { run: trainRun, giveUp: failRun, atOnce: 1 },
  'run-batch-job': { run: runBatchJob, giveUp: failBatchJob, atOnce: 2 },
  // A slow model, which is a group, holds up only itself.
  'run-async-prediction': { run: runAsyncPrediction, giveUp: giveUpAsyncPrediction, atOnce: 8, atOncePerGroup: 4 },
  'handle-stripe-event': { run: handleStripeEvent, giveUp: giveUpStripeEvent, atOnce: 1 },
  'update-stripe-customer': { run: updateStripeCustomer, giveUp: logStaleCustomer, atOnce: 1 },
  'export-personal-data': { run: writeExport, giveUp: failExport, atOnce: 1 },
  'erase-personal-data': { run: erasePerson, giveUp: logFailedErasure, atOnce: 1 },
  // An endpoint that never answers holds up its own messages only.
  'deliver-webhook': { run: deliverWebhook, giveUp: postponeMessage, atOnce: 16, atOncePerGroup: 4 },
};
