import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client';
import { migrate } from '#db/migrate';
import { recordAudit } from '#lib/audit/record-audit';
import { walkChain } from '#lib/audit/walk-chain';

const targets = [
  {},
  { id: 'usr_1' },
  { b: '"\\', a: 'é 😀\u2028', '10': 'x', '9': '\u0001\u007f' },
  { slug: 'zero\0' },
];

test('entries of before the chain are its beginning, in the order they were made, and hash alike in SQL and here', async () => {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(inject('adminDatabaseUrl'));
  const admin = openDatabase(url.href, 1);
  await admin.sql`create database ${admin.sql(name)}`;
  url.pathname = `/${name}`;
  const { sql, db } = openDatabase(url.href, 2);
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-migrations-'));
  try {
    await cp('db/migrations', folder, { recursive: true });
    const journal = join(folder, 'meta/_journal.json');
    const { entries, ...rest } = JSON.parse(await readFile(journal, 'utf8'));
    await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 5) }));
    await applyMigrations(drizzle(sql), { migrationsFolder: folder });
    for (const [n, target] of targets.entries()) {
      await sql`insert into audit_log (id, at, actor_kind, user_id, action, target, outcome, code, detail, address, request_id)
        values (${`aud_${n}`}, now() + '123456 microseconds', 'user', ${n % 2 ? 'usr_1' : null}, 'closePeriod',
          ${JSON.stringify(target)}::text::json, 'done', null, ${n % 2 ? 'so "what"\n\té' : null}, null, 'req_1')`;
    }
    await migrate(url.href);
    await recordAudit(db, { actor: { kind: 'system' }, action: 'test', target: {}, requestId: 'req_2' });
    expect(await walkChain(db)).toMatchObject({ entries: targets.length + 1, broken: null });
    const ids = await sql`select id from audit_log order by seq`;
    expect(ids.slice(0, 4).map(({ id }) => id)).toEqual(['aud_0', 'aud_1', 'aud_2', 'aud_3']);
  } finally {
    await sql.end();
    await admin.sql`drop database ${admin.sql(name)} with (force)`;
    await admin.sql.end();
    await rm(folder, { recursive: true });
  }
});
