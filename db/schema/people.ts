import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { id } from './id.ts';
import { moment } from './moment.ts';

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** What a customer is on: limits, at once for everybody on it. Its prices stand in `plan_prices`. */
export const plans = pgTable('plans', {
  id: text().primaryKey(),
  name: text().notNull(),
  description: text().notNull().default(''),
  limitPerMinute: integer('limit_per_minute').notNull(),
  /** Most units a month; null for no cap. */
  maxUnits: bigint('max_units', { mode: 'number' }),
  /** Whether it stands on the page of prices, where customers choose it themselves. */
  isPublic: boolean('is_public').notNull().default(false),
  position: integer().notNull().default(0),
  createdAt: moment('created_at').notNull().defaultNow(),
  archivedAt: moment('archived_at'),
});

export const users = pgTable(
  'users',
  {
    id: id().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    /** argon2id; null for people who only sign in through a provider. */
    passwordHash: text('password_hash'),
    role: text({ enum: ['end-user', 'engineer', 'finance', 'admin'] }).notNull(),
    planId: text('plan_id')
      .notNull()
      .default('free')
      .references(() => plans.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    disabledAt: moment('disabled_at'),
    emailVerifiedAt: moment('email_verified_at'),
    /** The shared secret of the authenticator app, sealed; in force once `totpSince` is set. */
    totpSecret: text('totp_secret'),
    totpSince: moment('totp_since'),
    /** The last time step that was used, so that a code opens once (RFC 6238). */
    totpLastStep: bigint('totp_last_step', { mode: 'number' }),
    /** When the account will be erased, or was: its name and e-mail are gone then, the row stays for billing. */
    eraseAt: moment('erase_at'),
    erasedAt: moment('erased_at'),
  },
  (table) => [uniqueIndex('users_email').on(sql`lower(${table.email})`)],
);

export const providerAccounts = pgTable(
  'provider_accounts',
  {
    provider: text().notNull(),
    providerAccountId: text('provider_account_id').notNull(),
    userId: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.provider, table.providerAccountId] })],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    id: id().primaryKey(),
    userId: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** SHA-256 of the whole key: 178 random bits need no slow hash. */
    hash: bytea().notNull(),
    /** The first characters, for people to tell their keys apart. */
    hint: text().notNull(),
    scopes: text().array().notNull(),
    /** `plan` follows the owner's plan, `custom` has its own number, `none` is never limited. */
    limitKind: text('limit_kind', { enum: ['plan', 'custom', 'none'] }).notNull(),
    limitPerMinute: integer('limit_per_minute'),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at'),
    revokedAt: moment('revoked_at'),
    lastUsedAt: moment('last_used_at'),
  },
  (table) => [uniqueIndex('api_keys_hash').on(table.hash), index('api_keys_user').on(table.userId, table.createdAt)],
);

/** One sign-in: of a browser, or of a program with access and refresh tokens. */
export const sessions = pgTable(
  'sessions',
  {
    id: id().primaryKey(),
    userId: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['browser', 'program'] }).notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    lastSeenAt: moment('last_seen_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
    address: text(),
    userAgent: text('user_agent'),
  },
  (table) => [index('sessions_user').on(table.userId, table.id), index('sessions_expires').on(table.expiresAt)],
);

/** Refresh tokens of a program's session, each good once: one that comes again ends the session. */
export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    /** SHA-256 of the token. */
    hash: bytea().primaryKey(),
    sessionId: id('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [index('refresh_tokens_session').on(table.sessionId)],
);

/** Codes that stand in for an authenticator that was lost, each good once. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    userId: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    hash: bytea().notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.hash] })],
);

/** Links sent by e-mail, or printed where there is none: each good once and for a while. */
export const oneTimeLinks = pgTable(
  'one_time_links',
  {
    id: id().primaryKey(),
    /** SHA-256 of what stands in the link. */
    hash: bytea().notNull(),
    purpose: text({ enum: ['verify-email', 'reset-password', 'change-email', 'invitation'] }).notNull(),
    /** Null for an invitation whose e-mail has no account yet. */
    userId: id('user_id').references(() => users.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    role: text({ enum: ['end-user', 'engineer', 'finance', 'admin'] }),
    /** The admin who invites; null for who signs up by themselves. */
    createdBy: id('created_by'),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [
    uniqueIndex('one_time_links_hash').on(table.hash),
    index('one_time_links_user').on(table.userId),
    index('one_time_links_email').on(table.email),
  ],
);

/** The outbox of e-mail, sent by the worker. */
export const mailMessages = pgTable(
  'mail_messages',
  {
    id: id().primaryKey(),
    /** Whose account it speaks of, whatever e-mail they have by now; null for who has none yet. */
    userId: id('user_id').references(() => users.id, { onDelete: 'cascade' }),
    to: text().notNull(),
    subject: text().notNull(),
    /** Empty once it was sent or given up: what stands in it opens an account. */
    text: text().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    attempts: integer().notNull().default(0),
    /** Null once it was sent or given up. */
    nextAttemptAt: moment('next_attempt_at').defaultNow(),
    sentAt: moment('sent_at'),
    problem: text(),
  },
  (table) => [
    index('mail_messages_due').on(table.nextAttemptAt).where(sql`${table.nextAttemptAt} is not null`),
    index('mail_messages_to').on(table.to),
    index('mail_messages_user').on(table.userId),
  ],
);

/** What the installation itself has to remember: the session secret, the set-up token. */
export const settings = pgTable('settings', { name: text().primaryKey(), value: text().notNull() });
