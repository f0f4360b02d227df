import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'drizzle-orm';
import { database } from '#db/client';
import { readZip } from '#tests/integration/privacy/read-zip';

/** Where a word stands in the database, in storage or in Redis: `schema.table`, or the name of a file or key. */
export async function whereFound(word: string, redis: Record<string, string> = {}): Promise<string[]> {
  const holds = holder(word);
  const rows = (await dump()).filter(({ row }) => holds(row) || holds(fromHex(row)));
  const files = await Promise.all(
    (await filesStored()).map(async (path) => ({ path, content: await readStored(path) })),
  );
  return [
    ...new Set(rows.map(({ table, row }) => `${table}: ${around(row, word)}`)),
    ...files.filter(({ path, content }) => holds(content) || holds(path)).map(({ path }) => path),
    ...Object.entries(redis).flatMap(([key, value]) => (holds(key) || holds(value) ? [`Redis ${key}`] : [])),
  ];
}

/**
 * Whether a text has the word, in whatever case, as it is, in hexadecimal or in Base64. A word of plain letters is the same
 * in JSON, in HTML and in an address.
 */
export function holder(word: string): (content: string) => boolean {
  const spelled = [word, word.toLowerCase(), word.toUpperCase()];
  const encoded = spelled.flatMap((form) => [Buffer.from(form).toString('hex'), ...base64Forms(form)]);
  return (content) =>
    content.toLowerCase().includes(word.toLowerCase()) || encoded.some((form) => content.includes(form));
}

/** What Base64 makes of a word within a longer text: that depends on where it begins, and on nothing else of the text. */
function base64Forms(word: string): string[] {
  return [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(word)]);
    const digits = bytes.toString('base64url').slice(0, Math.floor((bytes.length * 8) / 6));
    return digits.slice(Math.ceil((shift * 8) / 6));
  });
}

/** What is in an archive is compressed there. */
async function readStored(path: string): Promise<string> {
  const content = await buffer(createReadStream(path));
  if (content.toString('latin1', 0, 4) !== 'PK\x03\x04') return content.toString('utf8');
  return JSON.stringify(await readZip(content));
}

/** Every row of every table of the whole database, the queue's too, as text. */
export async function dump(): Promise<{ table: string; row: string }[]> {
  const { db } = database();
  const tables = await db.execute<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  const all = [];
  for (const { name } of tables) {
    const rows = await db.execute<{ row: string }>(sql`select t::text as row from ${sql.raw(name)} as t`);
    all.push(...rows.map(({ row }) => ({ table: name, row })));
  }
  return all;
}

/** Everything below the data folder, but for what PostgreSQL itself writes. */
export async function filesStored(): Promise<string[]> {
  const folder = process.env.DATA_DIR!;
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Bytes are written as hexadecimal digits. */
const fromHex = (row: string) =>
  [...row.matchAll(/\\\\?x((?:[0-9a-f]{2})+)/g)]
    .map(([, hex]) => Buffer.from(hex!, 'hex').toString('latin1'))
    .join(' ');

function around(row: string, word: string): string {
  const at = row.toLowerCase().indexOf(word.toLowerCase());
  return row.slice(Math.max(0, at - 40), at + 60);
}
