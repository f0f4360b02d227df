import { createHash, timingSafeEqual } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { settings, users } from '#db/schema/people';
import { noteWho } from '#lib/audit/note-who';
import { NewPassword, requireUncommonPassword } from '#lib/auth/passwords/new-password';
import { hashPassword } from '#lib/auth/passwords/password';
import type { Account } from '#lib/auth/people/account';
import { Email } from '#lib/auth/people/email';
import { insertPerson } from '#lib/auth/people/insert-person';
import { PersonName } from '#lib/auth/people/person-name';
import { setupTokenName } from '#lib/auth/people/setup-token';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

export const SetUpFirstAdmin = z.object({
  token: z.string().trim().max(200).describe('The server prints it in its log when it starts.'),
  email: Email,
  name: PersonName,
  password: NewPassword,
});
export type SetUpFirstAdmin = z.infer<typeof SetUpFirstAdmin>;

/**
 * Makes the first admin, for whoever read the set-up token in the server's log: exactly one, however many try at
 * once. 403 for another token, 409 once there is anybody, 422 for a password to avoid.
 */
export async function setUpFirstAdmin(ctx: Ctx, { token, email, name, password }: SetUpFirstAdmin): Promise<Account> {
  await requireSetupToken(ctx.db, token);
  requireUncommonPassword(password, { email, name }, '/password');
  const passwordHash = await hashPassword(password);
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${users} in exclusive mode`);
    const [anybody] = await tx.select({ id: users.id }).from(users).limit(1);
    if (anybody) throw alreadySetUp();
    const admin = await insertPerson(tx, { email, name, passwordHash, role: 'admin' });
    await tx.delete(settings).where(eq(settings.name, setupTokenName));
    noteWho(ctx, admin!.id);
    return admin!;
  });
}

async function requireSetupToken(db: Database, token: string): Promise<void> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, setupTokenName));
  if (!row) throw alreadySetUp();
  // Digests have one length, and how far they agree tells nothing of the token.
  if (timingSafeEqual(digest(token), digest(row.value))) return;
  const detail = 'This is not the set-up token. The server prints it in its log when it starts.';
  throw new AppError('forbidden', detail, { errors: [{ pointer: '/token', detail }] });
}

const digest = (text: string) => createHash('sha256').update(text).digest();

const alreadySetUp = () => new AppError('conflict', 'This installation is set up already. Sign in instead.');
