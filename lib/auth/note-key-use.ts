import { sql } from 'drizzle-orm';
import { database } from '#db/client';
import { log } from '#lib/log';
import { processShared } from '#lib/process-shared';

const everyMs = 10_000;

type Notes = { lastUsedMs: Map<string, number>; timer: NodeJS.Timeout | undefined };
const notes = () => processShared<Notes>('key-use', () => ({ lastUsedMs: new Map(), timer: undefined }));

/** Remembers that a key was used; written some seconds later, with all others, off the way of the call. */
export function noteKeyUse(keyId: string, atMs = Date.now()): void {
  const held = notes();
  held.lastUsedMs.set(keyId, atMs);
  held.timer ??= setTimeout(() => void flushKeyUse(), everyMs).unref();
}

/** Writes what was noted; call it before the process ends. A database that is away costs nothing but a later try. */
export async function flushKeyUse(): Promise<void> {
  const held = notes();
  clearTimeout(held.timer);
  held.timer = undefined;
  const batch = [...held.lastUsedMs];
  if (batch.length === 0) return;
  held.lastUsedMs.clear();
  try {
    await writeLastUsed(batch);
  } catch (error) {
    log.warn({ err: error }, 'last use of API keys not written, trying again later');
    for (const [keyId, atMs] of batch) noteKeyUse(keyId, Math.max(atMs, held.lastUsedMs.get(keyId) ?? 0));
  }
}

/** Never moves a moment back; rows are locked in one order, so that two processes cannot wait for each other. */
async function writeLastUsed(batch: [keyId: string, atMs: number][]): Promise<void> {
  const noted = JSON.stringify(batch.map(([id, at_ms]) => ({ id, at_ms })));
  await database().db.execute(sql`
    with noted as (
      select id, to_timestamp(at_ms / 1000.0) as at from jsonb_to_recordset(${noted}::jsonb) as note (id text, at_ms float8)
    ), locked as (
      select id from api_keys where id in (select id from noted) order by id for no key update
    )
    update api_keys set last_used_at = noted.at from noted, locked
    where api_keys.id = noted.id and locked.id = noted.id
      and (api_keys.last_used_at is null or api_keys.last_used_at < noted.at)`);
}
