import { desc, eq } from 'drizzle-orm';
import { consents } from '#db/schema/privacy';
import { requirePerson } from '#lib/auth/require-person';
import type { Ctx } from '#lib/context';
import { type Consent, consentOf } from '#lib/privacy/consents/consent';

/** What one agreed to, newest first, withdrawn or not. */
export async function listConsents({ db, actor }: Ctx): Promise<Consent[]> {
  const userId = requirePerson(actor);
  const rows = await db.select().from(consents).where(eq(consents.userId, userId)).orderBy(desc(consents.id));
  return rows.map(consentOf);
}
