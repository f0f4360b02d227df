import { is } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as people from '#db/schema/people';
import * as registry from '#db/schema/registry';
import * as usage from '#db/schema/usage';
import { env } from '#lib/env';
import { processShared } from '#lib/process-shared';

const schema = { ...people, ...registry, ...usage };
export type Database = PostgresJsDatabase<typeof schema>;
export type Sql = postgres.Sql;

/** Opens a pool to the database at `url`; the caller ends it. */
export function openDatabase(url: string, poolSize = env.DATABASE_POOL): { db: Database; sql: Sql } {
  const sql = postgres(url, {
    max: poolSize,
    connect_timeout: 5,
    idle_timeout: 0,
    // A database that comes back is found again within a second.
    backoff: (attempt) => Math.min(1, 0.05 * 2 ** attempt),
    onnotice: () => {},
    connection: { application_name: 'bellwether', TimeZone: 'UTC' },
  });
  return { sql, db: drizzle(sql, { schema }) };
}

/** The process's own pool, on DATABASE_URL. */
export function database(): { db: Database; sql: Sql } {
  return processShared('database', () => openDatabase(env.DATABASE_URL));
}

/** The driver's own handle on the transaction `tx`, for statements that go through it. */
export function driverOf(tx: Database): postgres.ISql {
  const { session } = tx._;
  if (!is(session, PostgresJsSession)) throw new TypeError('This is no transaction of postgres.js.');
  return session.client;
}
