import { createHash } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import { newId } from '#lib/ids';
import { productDatabase } from './product-database.ts';
import { site } from './site.ts';

/**
 * Takes somebody's password away who has not signed in yet, and signs them in: as through GitHub or Google, which no test
 * can reach.
 */
export async function signInWithoutPassword(context: BrowserContext, email: string): Promise<void> {
  const sql = await productDatabase();
  const [person] = await sql`update users set password_hash = null where email = ${email} returning id`;
  const [secret] = await sql`select value from settings where name = 'auth_secret'`;
  const sid = newId('session');
  await sql`
    insert into sessions (id, user_id, kind, expires_at)
    values (${sid}, ${person!.id}, 'browser', now() + interval '1 hour')`;
  await sql.end();
  const stamp = createHash('sha256').update('').digest('base64url').slice(0, 12);
  const value = await encode({ token: { sub: person!.id, sid, stamp }, secret: secret!.value });
  await context.addCookies([{ name: 'next-auth.session-token', value, url: site().url }]);
}
