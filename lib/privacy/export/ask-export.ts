import { sql } from 'drizzle-orm';
import { personalExports } from '#db/schema/privacy';
import { noteInAudit } from '#lib/audit/note-in-audit';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import type { ExportRow } from '#lib/privacy/export/export-state';
import { newestExport } from '#lib/privacy/export/newest-export';
import { enqueue, queuesReady } from '#lib/queue/queue';

/** Whose archive: an account's, or that of one of its people. */
export type ExportOf = { userId: string; subject: string | null };

/** Has an archive made, unless one is under way; with `isFresh` also where one is there. One at a time. */
export async function askExport(
  ctx: Pick<Ctx, 'db' | 'requestId' | 'audited'>,
  { userId, subject }: ExportOf,
  isFresh = false,
): Promise<ExportRow> {
  await queuesReady();
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`export ${userId} ${subject ?? ''}`}, 0))`);
    const newest = await newestExport(tx, { userId, subject });
    if (newest?.status === 'waiting' || (newest?.status === 'ready' && !isFresh)) return newest;
    const id = newId('personalExport');
    const [asked] = await tx.insert(personalExports).values({ id, userId, subject, status: 'waiting' }).returning();
    await enqueue(tx, 'export-personal-data', { id }, { requestId: ctx.requestId });
    noteInAudit(ctx, { id });
    return asked!;
  });
}
