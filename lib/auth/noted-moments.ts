import { type SQL, sql } from 'drizzle-orm';
import { database } from '#db/client';
import { log } from '#lib/log';
import { processShared } from '#lib/process-shared';

const everyMs = 10_000;

type Held = { lastMs: Map<string, number>; timer: NodeJS.Timeout | undefined };
export type NotedMoments = { note(id: string, atMs?: number): void; flush(): Promise<void> };

/**
 * Remembers when rows of `table` were last used; written into `column` some seconds later, all together, off the way of
 * the call. `flush` writes at once: call it before the process ends. A database that is away costs only a later try.
 */
export function notedMoments(name: string, table: SQL, column: SQL): NotedMoments {
  const held = () => processShared<Held>(`noted-${name}`, () => ({ lastMs: new Map(), timer: undefined }));

  function note(id: string, atMs = Date.now()): void {
    const notes = held();
    notes.lastMs.set(id, atMs);
    notes.timer ??= setTimeout(() => void flush(), everyMs).unref();
  }

  async function flush(): Promise<void> {
    const notes = held();
    clearTimeout(notes.timer);
    notes.timer = undefined;
    const batch = [...notes.lastMs];
    if (batch.length === 0) return;
    notes.lastMs.clear();
    try {
      await write(batch, table, column);
    } catch (error) {
      log.warn({ err: error }, `last use of ${name} not written, trying again later`);
      for (const [id, atMs] of batch) note(id, Math.max(atMs, notes.lastMs.get(id) ?? 0));
    }
  }

  return { note, flush };
}

/** Never moves a moment back; rows are locked in one order, so that two processes cannot wait for each other. */
async function write(batch: [id: string, atMs: number][], table: SQL, column: SQL): Promise<void> {
  const noted = JSON.stringify(batch.map(([id, at_ms]) => ({ id, at_ms })));
  await database().db.execute(sql`
    with noted as (
      select id, to_timestamp(at_ms / 1000.0) as at from jsonb_to_recordset(${noted}::jsonb) as note (id text, at_ms float8)
    ), locked as (
      select id from ${table} where id in (select id from noted) order by id for no key update
    )
    update ${table} as used set ${column} = noted.at from noted, locked
    where used.id = noted.id and locked.id = noted.id
      and (used.${column} is null or used.${column} < noted.at)`);
}
