import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import type { Database } from '#db/client';
import { personalExports } from '#db/schema/privacy';
import type { ExportOf } from '#lib/privacy/export/ask-export';
import type { ExportRow } from '#lib/privacy/export/export-state';

/** The newest archive of an account, or of one of its people, that can still be downloaded or is under way. */
export async function newestExport(db: Database, { userId, subject }: ExportOf): Promise<ExportRow | null> {
  const [row] = await db
    .select()
    .from(personalExports)
    .where(
      and(
        eq(personalExports.userId, userId),
        subject === null ? isNull(personalExports.subject) : eq(personalExports.subject, subject),
        or(isNull(personalExports.expiresAt), gt(personalExports.expiresAt, new Date())),
      ),
    )
    .orderBy(desc(personalExports.id))
    .limit(1);
  return row ?? null;
}
