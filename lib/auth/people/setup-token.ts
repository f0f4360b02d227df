import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { settings, users } from '#db/schema/people';

export const setupTokenName = 'setup_token';

/**
 * The token that lets its holder make the first admin, made if missing and the same for every process; null once
 * there is anybody. For the log of the server: who reads that may set the installation up.
 */
export async function ensureSetupToken(db: Database): Promise<string | null> {
  const [anybody] = await db.select({ id: users.id }).from(users).limit(1);
  if (anybody) return null;
  await db.execute(sql`
    insert into ${settings} (name, value)
    select ${setupTokenName}::text, ${randomBytes(24).toString('base64url')}::text where not exists (select from ${users})
    on conflict (name) do nothing`);
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, setupTokenName));
  return row?.value ?? null;
}
