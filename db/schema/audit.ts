import { index, json, pgTable, text } from 'drizzle-orm/pg-core';
import { id } from './id.ts';
import { moment } from './moment.ts';

/** Who did what to what, and what was refused. Append-only: a trigger refuses every change. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: id().primaryKey(),
    at: moment('at').notNull().defaultNow(),
    actorKind: text('actor_kind', { enum: ['anonymous', 'user', 'key', 'system'] }).notNull(),
    userId: id('user_id'),
    keyId: id('key_id'),
    /** What was asked: an operation's id, or a job's. */
    action: text().notNull(),
    /** What it was asked of: the parameters of its path. */
    target: json().notNull(),
    outcome: text({ enum: ['done', 'refused'] }).notNull(),
    /** Of what was refused: the problem's code. */
    code: text(),
    detail: text(),
    address: text(),
    requestId: text('request_id').notNull(),
  },
  (table) => [index('audit_log_user').on(table.userId, table.id)],
);
