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

/** What the installation itself has to remember: the session secret, the set-up token. */
export const settings = pgTable('settings', { name: text().primaryKey(), value: text().notNull() });
