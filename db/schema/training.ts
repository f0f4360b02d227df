import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id } from './id.ts';
import { moment } from './moment.ts';
import { users } from './people.ts';
import { versions } from './registry.ts';

const owner = () =>
  id('owner_id')
    .notNull()
    .references(() => users.id);

export const datasets = pgTable(
  'datasets',
  {
    id: id().primaryKey(),
    name: text().notNull(),
    ownerId: owner(),
    createdAt: moment('created_at').notNull().defaultNow(),
    deletedAt: moment('deleted_at'),
  },
  (table) => [index('datasets_owner').on(table.ownerId, table.id)],
);

/** Immutable: another file, another type of a column or another target is another version. */
export const datasetVersions = pgTable(
  'dataset_versions',
  {
    id: id().primaryKey(),
    datasetId: id('dataset_id')
      .notNull()
      .references(() => datasets.id),
    number: integer().notNull(),
    status: text({ enum: ['profiling', 'ready', 'rejected'] }).notNull(),
    /** The file as it was sent, and its name in storage. */
    fileSha256: text('file_sha256').notNull(),
    fileName: text('file_name').notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    /** What the owner said of the columns and the target; null where the types are to be inferred. */
    ownSchema: jsonb('own_schema'),
    /** Parsed by `DatasetSchema`: columns with their types, target, how the file is read. Written with the profile. */
    schema: jsonb(),
    /** Parsed by `DatasetProfile`. */
    profile: jsonb(),
    rowCount: bigint('row_count', { mode: 'number' }),
    rejection: text(),
    createdBy: id('created_by')
      .notNull()
      .references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('dataset_versions_number').on(table.datasetId, table.number),
    index('dataset_versions_file').on(table.fileSha256),
  ],
);

export const experiments = pgTable(
  'experiments',
  {
    id: id().primaryKey(),
    name: text().notNull(),
    ownerId: owner(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('experiments_name').on(table.ownerId, sql`lower(${table.name})`)],
);

export const runs = pgTable(
  'runs',
  {
    id: id().primaryKey(),
    ownerId: owner(),
    datasetVersionId: id('dataset_version_id')
      .notNull()
      .references(() => datasetVersions.id),
    experimentId: id('experiment_id').references(() => experiments.id),
    /** The search this run is a trial of. */
    parentId: id('parent_id'),
    /** The run this one repeats on newer data. */
    retrainOf: id('retrain_of'),
    scheduleId: id('schedule_id'),
    /** Parsed by `RunSpec`. */
    spec: jsonb().notNull(),
    status: text({ enum: ['queued', 'running', 'succeeded', 'failed', 'canceled'] }).notNull(),
    /** Parsed by `RunProgress`; what a page shows while it runs. */
    progress: jsonb(),
    /** Rounds so far, parsed by `LearningCurve`. */
    learningCurve: jsonb('learning_curve'),
    /** Parsed by `RunReport`, once it has succeeded. */
    report: jsonb(),
    /** The trained model as a package to publish (`.zip`), in storage. */
    packageSha256: text('package_sha256'),
    /** What went wrong, in words for the owner. */
    problem: text(),
    codeVersion: text('code_version').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    startedAt: moment('started_at'),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    index('runs_owner').on(table.ownerId, table.id),
    index('runs_dataset_version').on(table.datasetVersionId, table.id),
    index('runs_experiment').on(table.experimentId, table.id),
    index('runs_parent').on(table.parentId, table.id),
    index('runs_file').on(table.packageSha256),
  ],
);

/** Which versions of models came from which run. */
export const runVersions = pgTable(
  'run_versions',
  {
    versionId: id('version_id')
      .primaryKey()
      .references(() => versions.id),
    runId: id('run_id')
      .notNull()
      .references(() => runs.id),
    /** The alias to be pointed at the version once it is ready. */
    alias: text(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [index('run_versions_run').on(table.runId)],
);

/** A cron line that starts a run or a batch job. */
export const schedules = pgTable(
  'schedules',
  {
    id: id().primaryKey(),
    ownerId: owner(),
    name: text().notNull(),
    cron: text().notNull(),
    timeZone: text('time_zone').notNull(),
    /** Parsed by `ScheduledWork`: a run to start or a batch job to start. */
    work: jsonb().notNull(),
    enabled: boolean().notNull().default(true),
    /** Null while it is off. */
    nextAt: moment('next_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('schedules_owner').on(table.ownerId, table.id),
    index('schedules_due').on(table.nextAt).where(sql`enabled`),
  ],
);

/** Each time a schedule fired, and what came of it. One row a moment: it fires once, however many workers there are. */
export const scheduleFirings = pgTable(
  'schedule_firings',
  {
    id: id().primaryKey(),
    scheduleId: id('schedule_id')
      .notNull()
      .references(() => schedules.id, { onDelete: 'cascade' }),
    dueAt: moment('due_at').notNull(),
    firedAt: moment('fired_at').notNull().defaultNow(),
    /** The run or batch job it started. */
    startedId: id('started_id'),
    problem: text(),
  },
  (table) => [uniqueIndex('schedule_firings_due').on(table.scheduleId, table.dueAt)],
);
