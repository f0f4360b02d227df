import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { settings } from '#db/schema/people';
import { AuditVerification } from '#lib/audit/walk-chain';

const name = 'audit-verification';

export const LastVerification = AuditVerification.extend({ at: z.iso.datetime() }).meta({ id: 'LastVerification' });
export type LastVerification = z.infer<typeof LastVerification>;

/** What came of verifying the audit log the last time; null before the first. */
export async function lastVerification(db: Database): Promise<LastVerification | null> {
  const [row] = await db.select().from(settings).where(eq(settings.name, name));
  return row ? LastVerification.parse(JSON.parse(row.value)) : null;
}

/** Keeps what came of verifying it now. */
export async function keepVerification(db: Database, verification: LastVerification): Promise<void> {
  const value = JSON.stringify(verification);
  await db.insert(settings).values({ name, value }).onConflictDoUpdate({ target: settings.name, set: { value } });
}
