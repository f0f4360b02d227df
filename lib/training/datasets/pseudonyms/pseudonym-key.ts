import { hkdfSync, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { settings } from '#db/schema/people';

const name = 'pseudonym-key';

/**
 * What values of a data set are pseudonymised with: derived (HKDF, RFC 5869) from a secret that the installation makes once,
 * so that versions of one data set agree and two data sets cannot be linked.
 */
export async function pseudonymKey(db: Database, datasetId: string): Promise<Buffer> {
  const made = { name, value: randomBytes(32).toString('base64') };
  await db.insert(settings).values(made).onConflictDoNothing();
  const [secret] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, name));
  return Buffer.from(hkdfSync('sha256', Buffer.from(secret!.value, 'base64'), datasetId, 'pseudonyms', 32));
}
