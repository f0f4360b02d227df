import { sql } from 'drizzle-orm';
import { bigint, index, json, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id } from './id.ts';
import { moment } from './moment.ts';

/** Whom an entry of somebody unknown is about, under the names that has had. */
export const aboutSomebody = sql`coalesce(target ->> 'userId', target ->> 'personId', target ->> 'id')`;

/**
 * Who did what to what, and what was refused. Append-only: a trigger refuses every change but the erasure of what an
 * entry of an erased person tells.
 */
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
    /** Entries are a chain: each holds the hash of the one before it, so that a change of any shows. */
    seq: bigint({ mode: 'number' }).notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text().notNull(),
    /** Of target, detail, address and requestId: `hash` covers this, so that the chain holds when they are erased. */
    contentHash: text('content_hash').notNull(),
    /** Goes with the content when that is erased. */
    salt: text(),
  },
  (table) => [
    uniqueIndex('audit_log_seq').on(table.seq),
    index('audit_log_user').on(table.userId, table.id),
    index('audit_log_action').on(table.action, table.id),
    index('audit_log_about').on(aboutSomebody).where(sql`${table.actorKind} = 'anonymous'`),
  ],
);
