import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { inject } from 'vitest';
import { openDatabase } from '#db/client';

type Older = ReturnType<typeof openDatabase> & { url: string };

/** Gives `use` a database of its own as it was after that many migrations, and drops it after that. */
export async function withOlderDatabase(migrations: number, use: (older: Older) => Promise<void>): Promise<void> {
  const url = new URL(inject('adminDatabaseUrl'));
  const admin = openDatabase(url.href, 1);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await admin.sql`create database ${admin.sql(name)}`;
  url.pathname = `/${name}`;
  const older = openDatabase(url.href, 2);
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-migrations-'));
  try {
    await cp('db/migrations', folder, { recursive: true });
    const journal = join(folder, 'meta/_journal.json');
    const { entries, ...rest } = JSON.parse(await readFile(journal, 'utf8'));
    await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, migrations) }));
    await migrate(drizzle(older.sql), { migrationsFolder: folder });
    await use({ ...older, url: url.href });
  } finally {
    await older.sql.end();
    await admin.sql`drop database ${admin.sql(name)} with (force)`;
    await admin.sql.end();
    await rm(folder, { recursive: true });
  }
}
