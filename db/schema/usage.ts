import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { id } from './id.ts';
import { moment } from './moment.ts';
import { apiKeys, users } from './people.ts';

/**
 * The ledger: one row per answered call, written before the answer is sent, and one per part of a batch job. No foreign
 * keys: the insert itself joins the key and the person it bills, and a row outlives the model it speaks of.
 */
export const predictions = pgTable(
  'predictions',
  {
    id: id().primaryKey(),
    createdAt: moment('created_at').notNull(),
    userId: id('user_id').notNull(),
    keyId: id('key_id'),
    modelId: id('model_id').notNull(),
    versionId: id('version_id').notNull(),
    units: integer().notNull(),
    cached: boolean().notNull(),
    latencyMs: doublePrecision('latency_ms').notNull(),
    subject: text(),
    requestId: text('request_id').notNull(),
    /** The rows sent and what was answered, where the model keeps them. */
    inputs: json(),
    outputs: json(),
    /** Of a part of a batch job, whose time is no call's; null for a call. */
    batchJobId: id('batch_job_id'),
    /** In the order of writing, not of committing: metering reads the ledger along it. */
    seq: bigint({ mode: 'number' }).generatedByDefaultAsIdentity().notNull(),
  },
  (table) => [
    uniqueIndex('predictions_seq').on(table.seq),
    index('predictions_model').on(table.modelId, table.id),
    index('predictions_user').on(table.userId, table.id),
    index('predictions_subject').on(table.userId, table.subject).where(sql`subject is not null`),
  ],
);

/** Files that were the rows of a prediction, where they are kept so that it can be shown and run again. */
export const keptFiles = pgTable(
  'kept_files',
  {
    predictionId: id('prediction_id').notNull(),
    /** Which row of the call. */
    row: integer().notNull(),
    sha256: text().notNull(),
    name: text().notNull(),
    /** Media type by content, not by name. */
    type: text().notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.predictionId, table.row] }), index('kept_files_file').on(table.sha256)],
);

/** Calls to a known model that got an error instead of an answer. Never billed. */
export const failedCalls = pgTable(
  'failed_calls',
  {
    id: id().primaryKey(),
    createdAt: moment('created_at').notNull(),
    userId: id('user_id').notNull(),
    keyId: id('key_id'),
    modelId: id('model_id').notNull(),
    versionId: id('version_id'),
    status: integer().notNull(),
    code: text().notNull(),
    detail: text().notNull(),
    latencyMs: doublePrecision('latency_ms').notNull(),
    requestId: text('request_id').notNull(),
  },
  (table) => [
    index('failed_calls_model').on(table.modelId, table.id),
    index('failed_calls_user').on(table.userId, table.id),
  ],
);

/**
 * What metering made of the ledger: units by hour, customer, key, version, cached or not. `period` is the month they are
 * billed with: that of the hour, or the first open one where that month was closed before the row came.
 */
export const usageHours = pgTable(
  'usage_hours',
  {
    userId: id('user_id').notNull(),
    hour: moment('hour').notNull(),
    period: text().notNull(),
    keyId: id('key_id'),
    modelId: id('model_id').notNull(),
    versionId: id('version_id').notNull(),
    cached: boolean().notNull(),
    predictions: bigint({ mode: 'number' }).notNull(),
    units: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    unique('usage_hours_row')
      .on(table.userId, table.hour, table.period, table.modelId, table.versionId, table.cached, table.keyId)
      .nullsNotDistinct(),
    index('usage_hours_period').on(table.period, table.userId),
  ],
);

/** How far metering has read the ledger: one row. Whoever moves it, or closes a period, holds its lock. */
export const metering = pgTable('metering', {
  id: integer().primaryKey().default(1),
  throughSeq: bigint('through_seq', { mode: 'number' }).notNull().default(0),
});

/**
 * A cap on the units of a month, for an account, one of its keys, or its calls to one model. What is used is counted by
 * the ledger's own insert, so that a hard one is never passed.
 */
export const quotas = pgTable(
  'quotas',
  {
    id: id().primaryKey(),
    userId: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** `plan` is the cap of the customer's plan; `account` one of their own or of finance. */
    scope: text({ enum: ['plan', 'account', 'key', 'model'] }).notNull(),
    keyId: id('key_id').references(() => apiKeys.id, { onDelete: 'cascade' }),
    modelId: id('model_id'),
    maxUnits: bigint('max_units', { mode: 'number' }).notNull(),
    /** Hard: calls beyond are refused. Soft: people are told. */
    isHard: boolean('is_hard').notNull(),
    /** Who may change it: the customer, or finance alone. */
    setBy: text('set_by', { enum: ['customer', 'finance'] }).notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** The month `usedUnits` speak of; in any other month none are used yet. */
    period: text().notNull().default(''),
    usedUnits: bigint('used_units', { mode: 'number' }).notNull().default(0),
  },
  (table) => [
    unique('quotas_one')
      .on(table.userId, table.scope, table.keyId, table.modelId, table.isHard, table.setBy)
      .nullsNotDistinct(),
  ],
);

/** That a customer was told that a share of a quota is used: once a period. */
export const quotaNotices = pgTable(
  'quota_notices',
  {
    quotaId: id('quota_id')
      .notNull()
      .references(() => quotas.id, { onDelete: 'cascade' }),
    period: text().notNull(),
    percent: integer().notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.quotaId, table.period, table.percent] })],
);
