import { sql } from 'drizzle-orm';
import { boolean, doublePrecision, index, integer, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id } from './id.ts';
import { moment } from './moment.ts';
import { users } from './people.ts';

/** Calls that are answered later. The id is the prediction's: its row in the ledger can be there once only. */
export const asyncPredictions = pgTable(
  'async_predictions',
  {
    id: id().primaryKey(),
    userId: id('user_id').notNull(),
    keyId: id('key_id'),
    modelId: id('model_id').notNull(),
    /** Fixed when it is asked for: moving an alias changes nothing for a call that waits. */
    versionId: id('version_id').notNull(),
    status: text({ enum: ['queued', 'running', 'succeeded', 'failed', 'canceled'] }).notNull(),
    /** As sent, parsed by `StoredCall`; null once it has ended. */
    request: json(),
    /** The row that is a file, kept in storage until a minute after it has ended. */
    fileSha256: text('file_sha256'),
    fileName: text('file_name'),
    requestId: text('request_id').notNull(),
    /** What `POST /api/predict` would have answered, as JSON text. */
    answer: text(),
    /** The problem it failed with (RFC 9457); while it runs, what held it up so far. */
    problem: json(),
    createdAt: moment('created_at').notNull().defaultNow(),
    startedAt: moment('started_at'),
    endedAt: moment('ended_at'),
  },
  (table) => [
    index('async_predictions_user').on(table.userId, table.id),
    index('async_predictions_ended').on(table.endedAt),
    index('async_predictions_file').on(table.fileSha256).where(sql`file_sha256 is not null`),
  ],
);

/** Where a person is told of what has ended. */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    id: id().primaryKey(),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    url: text().notNull(),
    description: text().notNull().default(''),
    /** `whsec_…`, shown once; kept readable, since every message is signed with it. */
    secret: text().notNull(),
    /** The one before, still signed with until it ends. */
    previousSecret: text('previous_secret'),
    previousSecretUntil: moment('previous_secret_until'),
    /** Types of events it is told of; empty: all. */
    events: text().array().notNull().default(sql`'{}'`),
    isEnabled: boolean('is_enabled').notNull().default(true),
    /** Why it is switched off, where that was not its owner's wish. */
    problem: text(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [index('webhook_endpoints_user').on(table.userId, table.id)],
);

/** An event for an endpoint: what is sent, again and again until it arrives. */
export const webhookMessages = pgTable(
  'webhook_messages',
  {
    id: id().primaryKey(),
    endpointId: id('endpoint_id')
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    event: text().notNull(),
    /** The body, byte for byte: it is what is signed. */
    body: text().notNull(),
    status: text({ enum: ['pending', 'delivered', 'failed'] }).notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    nextAttemptAt: moment('next_attempt_at'),
  },
  (table) => [index('webhook_messages_endpoint').on(table.endpointId, table.id)],
);

export const webhookAttempts = pgTable(
  'webhook_attempts',
  {
    messageId: id('message_id')
      .notNull()
      .references(() => webhookMessages.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    at: moment('at').notNull(),
    /** Null where no answer came. */
    status: integer(),
    latencyMs: doublePrecision('latency_ms').notNull(),
    /** What went wrong, in words. */
    problem: text(),
    /** The beginning of what was answered. */
    answer: text(),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.number] })],
);

/** First answers to calls with an `Idempotency-Key`, for a day. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: id('user_id').notNull(),
    key: text().notNull(),
    /** `POST /api/predict`. */
    operation: text().notNull(),
    /** SHA-256 of what was sent; null while it is still read. */
    fingerprint: text(),
    /** The id its prediction has or will have: a call that is run twice is one row of the ledger. */
    predictionId: id('prediction_id').notNull(),
    status: integer(),
    headers: json(),
    body: text(),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** Until when the call is taken for under way; whoever answers it keeps moving this on. */
    heldUntil: moment('held_until').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.key] }),
    index('idempotency_keys_created').on(table.createdAt),
  ],
);
