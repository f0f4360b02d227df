import { sql } from 'drizzle-orm';
import { asyncPredictions, idempotencyKeys } from '#db/schema/clients';
import { failedCalls, keptFiles, predictions, quotaNotices, quotas, usageHours } from '#db/schema/usage';
import type { Holding } from '#lib/privacy/holding';
import { calledModel } from '#lib/privacy/holdings/called-model';
import { ownModels } from '#lib/privacy/holdings/own-things';

/** Calls and what was kept of them. Units stay, by the pseudonymous id: they are what was billed. */
export const usageHoldings: readonly Holding[] = [
  {
    table: keptFiles,
    holds: 'Pictures, recordings and other files sent to models, with their names.',
    rows: ({ userId }) => sql`${keptFiles.predictionId} in (select id from predictions where user_id = ${userId})`,
    files: [{ sha256: keptFiles.sha256, name: keptFiles.name }],
    erasing: { how: 'delete' },
  },
  {
    table: predictions,
    named: calledModel(predictions),
    holds: 'Calls: when, what was sent and answered, about whom (`subject`), and how many units.',
    rows: ({ userId }) => sql`${predictions.userId} = ${userId}`,
    erasing: {
      how: 'blank',
      set: () => sql`inputs = null, outputs = null, subject = null, request_id = ''`,
      until: sql`(${predictions.inputs} is not null or ${predictions.outputs} is not null
        or ${predictions.subject} is not null or ${predictions.requestId} <> '')`,
      says: 'Inputs, answers, subject and request id go; the units stay, since they were billed.',
    },
  },
  {
    table: failedCalls,
    named: calledModel(failedCalls),
    holds: 'Calls that got an error, with its words.',
    rows: ({ userId }) => sql`${failedCalls.userId} = ${userId}`,
    alsoErased: ({ userId }) => sql`${failedCalls.modelId} in ${ownModels(userId)}`,
    erasing: { how: 'delete' },
  },
  {
    table: asyncPredictions,
    named: calledModel(asyncPredictions),
    holds: 'Calls that are answered later, and their answers.',
    rows: ({ userId }) => sql`${asyncPredictions.userId} = ${userId}`,
    files: [{ sha256: asyncPredictions.fileSha256, name: asyncPredictions.fileName }],
    erasing: { how: 'delete' },
  },
  {
    table: idempotencyKeys,
    holds: 'First answers to calls with an `Idempotency-Key`, for a day.',
    rows: ({ userId }) => sql`${idempotencyKeys.userId} = ${userId}`,
    erasing: { how: 'delete' },
  },
  {
    table: usageHours,
    holds: 'Units by hour, key and model.',
    rows: ({ userId }) => sql`${usageHours.userId} = ${userId}`,
    erasing: { how: 'keep', why: 'What was billed is made of it; it holds ids and numbers only.' },
  },
  {
    table: quotaNotices,
    holds: 'That a person was told that a quota is nearly used up.',
    rows: ({ userId }) => sql`${quotaNotices.quotaId} in (select id from quotas where user_id = ${userId})`,
    erasing: { how: 'delete' },
  },
  {
    table: quotas,
    holds: 'Caps on units.',
    rows: ({ userId }) => sql`${quotas.userId} = ${userId}`,
    erasing: { how: 'delete' },
  },
];
