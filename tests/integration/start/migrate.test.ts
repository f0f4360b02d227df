import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { expect, inject, test } from 'vitest';
import { database } from '#db/client';
import { migrate } from '#db/migrate';

test('each test file gets a migrated database of its own', async () => {
  const { sql } = database();
  const tables = await sql`select table_name from information_schema.tables where table_schema = 'public'`;
  expect(tables.map((row) => row.table_name)).toContain('predictions');
});

test('several processes may migrate an empty database at once', async () => {
  const name = `migrate_${randomBytes(4).toString('hex')}`;
  const admin = postgres(inject('adminDatabaseUrl'), { max: 1 });
  await admin`create database ${admin(name)}`;
  const url = new URL(inject('adminDatabaseUrl'));
  url.pathname = `/${name}`;
  await Promise.all([migrate(url.href), migrate(url.href), migrate(url.href)]);
  const sql = postgres(url.href, { max: 1 });
  const [applied] =
    await sql`select count(*)::int as n, count(distinct hash)::int as kinds from drizzle.__drizzle_migrations`;
  expect(applied?.n).toBe(applied?.kinds);
  expect(applied?.n).toBeGreaterThan(0);
  await sql.end();
  await admin`drop database ${admin(name)} with (force)`;
  await admin.end();
});
