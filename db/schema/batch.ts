import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id } from './id.ts';
import { moment } from './moment.ts';
import { users } from './people.ts';
import { models, versions } from './registry.ts';
import { datasetVersions } from './training.ts';

export const batchJobs = pgTable(
  'batch_jobs',
  {
    id: id().primaryKey(),
    ownerId: id('owner_id')
      .notNull()
      .references(() => users.id),
    /** The key it was asked for with; its rows are billed to it. */
    keyId: id('key_id'),
    modelId: id('model_id')
      .notNull()
      .references(() => models.id),
    /** Fixed when the job is made: moving an alias changes nothing for a job under way. */
    versionId: id('version_id')
      .notNull()
      .references(() => versions.id),
    scheduleId: id('schedule_id'),
    /** The data set's version that is scored, whoever owns it; null for a file of its own. */
    datasetVersionId: id('dataset_version_id').references(() => datasetVersions.id),
    status: text({ enum: ['queued', 'running', 'succeeded', 'failed', 'canceled'] }).notNull(),
    /** `files`: a zip archive, each entry of which is a row. */
    format: text({ enum: ['csv', 'jsonl', 'files'] }).notNull(),
    inputSha256: text('input_sha256').notNull(),
    inputName: text('input_name').notNull(),
    inputBytes: bigint('input_bytes', { mode: 'number' }).notNull(),
    /** How the input is read, once that is known: parsed by `InputFormat`. */
    csvFormat: jsonb('csv_format'),
    /** The part to be written next, and how far into the input those before it reach. */
    nextPart: integer('next_part').notNull().default(0),
    doneBytes: bigint('done_bytes', { mode: 'number' }).notNull().default(0),
    /** Lines of the input those parts span, so that errors of the next name the right one. */
    doneLines: bigint('done_lines', { mode: 'number' }).notNull().default(0),
    doneRows: bigint('done_rows', { mode: 'number' }).notNull().default(0),
    failedRows: bigint('failed_rows', { mode: 'number' }).notNull().default(0),
    /** Why it failed, in words for the owner. */
    problem: text(),
    createdAt: moment('created_at').notNull().defaultNow(),
    startedAt: moment('started_at'),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    index('batch_jobs_owner').on(table.ownerId, table.id),
    index('batch_jobs_model').on(table.modelId, table.id),
    index('batch_jobs_dataset_version').on(table.datasetVersionId, table.id),
    index('batch_jobs_file').on(table.inputSha256),
  ],
);

/** A piece of a job's output, committed together with its rows in the ledger. In order, they are the output. */
export const batchParts = pgTable(
  'batch_parts',
  {
    jobId: id('job_id')
      .notNull()
      .references(() => batchJobs.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    sha256: text().notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    rows: integer().notNull(),
    failedRows: integer('failed_rows').notNull(),
    /** The ledger row that bills the answered ones; null where every row failed. */
    predictionId: id('prediction_id'),
  },
  (table) => [primaryKey({ columns: [table.jobId, table.number] }), index('batch_parts_file').on(table.sha256)],
);
