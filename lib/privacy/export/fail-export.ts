import { and, eq } from 'drizzle-orm';
import { personalExports } from '#db/schema/privacy';
import type { Ctx } from '#lib/context';
import type { JobData } from '#lib/queue/jobs';

/** Says of an archive that it could not be made, so that another can be asked for. */
export async function failExport({ db }: Ctx, { id }: JobData<'export-personal-data'>): Promise<void> {
  await db
    .update(personalExports)
    .set({ status: 'failed' })
    .where(and(eq(personalExports.id, id), eq(personalExports.status, 'waiting')));
}
