import { bigint, boolean, index, json, pgTable, text } from 'drizzle-orm/pg-core';
import { id } from './id.ts';
import { moment } from './moment.ts';

/** What a person agreed to, for which purpose, in which wording; a row is never changed but to be withdrawn. */
export const consents = pgTable(
  'consents',
  {
    id: id().primaryKey(),
    userId: id('user_id').notNull(),
    purpose: text().notNull(),
    /** Which wording: the date of the text. */
    wording: text().notNull(),
    givenAt: moment('given_at').notNull().defaultNow(),
    withdrawnAt: moment('withdrawn_at'),
  },
  (table) => [index('consents_user').on(table.userId, table.id)],
);

/** An archive of all that is held about a person, or about a client's subject. */
export const personalExports = pgTable(
  'personal_exports',
  {
    id: id().primaryKey(),
    userId: id('user_id').notNull(),
    /** A client's own person; null for the account itself. */
    subject: text(),
    status: text({ enum: ['waiting', 'ready', 'failed'] }).notNull(),
    sha256: text(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    readyAt: moment('ready_at'),
    expiresAt: moment('expires_at'),
  },
  (table) => [
    index('personal_exports_user').on(table.userId, table.id),
    index('personal_exports_file').on(table.sha256),
  ],
);

/** An erasure: asked for, waiting for its grace period, done; the certificate says what was done, without the person. */
export const erasures = pgTable(
  'erasures',
  {
    id: id().primaryKey(),
    userId: id('user_id').notNull(),
    /** Of a subject: its SHA-256, since its name is to be gone. */
    subjectHash: text('subject_hash'),
    status: text({ enum: ['waiting', 'canceled', 'done'] }).notNull(),
    requestedAt: moment('requested_at').notNull().defaultNow(),
    dueAt: moment('due_at').notNull(),
    doneAt: moment('done_at'),
    /** Whether models that others use go to an admin, rather than end with their owner. */
    handsOverModels: boolean('hands_over_models').notNull().default(false),
    /** What was done; while it is under way, what was counted so far. */
    certificate: json(),
  },
  (table) => [index('erasures_user').on(table.userId, table.id), index('erasures_due').on(table.status, table.dueAt)],
);
