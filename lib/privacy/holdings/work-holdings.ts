import { sql } from 'drizzle-orm';
import { batchJobs, batchParts } from '#db/schema/batch';
import { webhookAttempts, webhookEndpoints, webhookMessages } from '#db/schema/clients';
import {
  datasets,
  datasetVersions,
  experiments,
  runs,
  runVersions,
  scheduleFirings,
  schedules,
} from '#db/schema/training';
import type { Holding } from '#lib/privacy/holding';
import { calledModel } from '#lib/privacy/holdings/called-model';
import {
  batchJobsOnOwnData,
  ownBatchJobs,
  ownDatasetVersions,
  ownSchedules,
  ownVersions,
  ownWebhooks,
  runsOnOwnData,
} from '#lib/privacy/holdings/own-things';

/** What people had done for them: webhooks, batch jobs, schedules, data sets and runs. Rows before what they refer to. */
export const workHoldings: readonly Holding[] = [
  {
    table: webhookAttempts,
    holds: 'What a person’s own servers answered to messages.',
    rows: ({ userId }) =>
      sql`${webhookAttempts.messageId} in (select id from webhook_messages where endpoint_id in ${ownWebhooks(userId)})`,
    erasing: { how: 'delete' },
  },
  {
    table: webhookMessages,
    holds: 'Events told to a person’s own servers.',
    rows: ({ userId }) => sql`${webhookMessages.endpointId} in ${ownWebhooks(userId)}`,
    erasing: { how: 'delete' },
  },
  {
    table: webhookEndpoints,
    holds: 'Addresses of a person’s own servers, and what they call them.',
    rows: ({ userId }) => sql`${webhookEndpoints.userId} = ${userId}`,
    withheld: [webhookEndpoints.secret, webhookEndpoints.previousSecret],
    erasing: { how: 'delete' },
  },
  {
    table: batchParts,
    holds: 'The output of batch jobs.',
    rows: ({ userId }) => sql`${batchParts.jobId} in ${ownBatchJobs(userId)}`,
    alsoErased: ({ userId }) => sql`${batchParts.jobId} in ${batchJobsOnOwnData(userId)}`,
    files: [{ sha256: batchParts.sha256 }],
    erasing: { how: 'delete' },
  },
  {
    table: batchJobs,
    named: calledModel(batchJobs),
    holds: 'Batch jobs, their input and its name.',
    rows: ({ userId }) => sql`${batchJobs.ownerId} = ${userId}`,
    alsoErased: ({ userId }) => sql`${batchJobs.datasetVersionId} in ${ownDatasetVersions(userId)}`,
    files: [{ sha256: batchJobs.inputSha256, name: batchJobs.inputName }],
    erasing: { how: 'delete' },
  },
  {
    table: scheduleFirings,
    holds: 'When a person’s schedules fired.',
    rows: ({ userId }) => sql`${scheduleFirings.scheduleId} in ${ownSchedules(userId)}`,
    erasing: { how: 'delete' },
  },
  {
    table: schedules,
    holds: 'Schedules and their names.',
    rows: ({ userId }) => sql`${schedules.ownerId} = ${userId}`,
    erasing: { how: 'delete' },
  },
  {
    table: runVersions,
    holds: 'Which versions of models came from which run.',
    rows: ({ userId }) => sql`${runVersions.runId} in (select id from runs where owner_id = ${userId})`,
    alsoErased: ({ userId }) =>
      sql`${runVersions.runId} in ${runsOnOwnData(userId)} or ${runVersions.versionId} in ${ownVersions(userId)}`,
    erasing: { how: 'delete' },
  },
  {
    table: runs,
    holds: 'Trainings, what they found, and the models they made.',
    rows: ({ userId }) => sql`${runs.ownerId} = ${userId}`,
    alsoErased: ({ userId }) => sql`${runs.datasetVersionId} in ${ownDatasetVersions(userId)}`,
    files: [{ sha256: runs.packageSha256 }],
    erasing: { how: 'delete' },
  },
  {
    table: experiments,
    holds: 'Experiments and their names.',
    rows: ({ userId }) => sql`${experiments.ownerId} = ${userId}`,
    erasing: { how: 'delete' },
  },
  {
    table: datasetVersions,
    holds: 'Data sets as they were uploaded, and what was found in their columns.',
    rows: ({ userId }) => sql`${datasetVersions.datasetId} in (select id from datasets where owner_id = ${userId})`,
    files: [{ sha256: datasetVersions.fileSha256, name: datasetVersions.fileName }],
    erasing: { how: 'delete' },
  },
  {
    table: datasets,
    holds: 'Data sets and their names.',
    rows: ({ userId }) => sql`${datasets.ownerId} = ${userId}`,
    erasing: { how: 'delete' },
  },
];
