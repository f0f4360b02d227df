import { z } from 'zod';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { type Account, accountColumns } from '#lib/auth/account';
import { Email } from '#lib/auth/email';
import { may } from '#lib/auth/may';
import { NewPassword, requireUncommonPassword } from '#lib/auth/new-password';
import { hashPassword } from '#lib/auth/password';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { keepPlanQuotas } from '#lib/usage/quotas/keep-plan-quotas';

export const PersonName = z
  .string()
  .transform((name) => name.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'Say how you are called.').max(100, 'A name has at most 100 characters.'))
  .meta({ description: 'As people read it: 1 to 100 characters.', minLength: 1 });

export const SignUp = z.object({ email: Email, name: PersonName, password: NewPassword });
export type SignUp = z.infer<typeof SignUp>;

/**
 * Makes an account with a password, for anybody while sign-up is open, else for those an admin lets in. 403 when it
 * is closed, 409 when the e-mail has an account or the installation has no admin yet, 422 for a password to avoid.
 */
export async function signUp(ctx: Ctx, { email, name, password }: SignUp): Promise<Account> {
  if (env.SIGN_UP === 'closed' && !may(ctx.actor, 'person:write')) {
    throw new AppError('forbidden', 'Sign-up is closed here. Ask an admin to make an account for you.');
  }
  requireUncommonPassword(password, { email, name }, '/password');
  await requireSetUp(ctx.db);
  const passwordHash = await hashPassword(password);
  const person = await ctx.db.transaction(async (tx) => {
    const [made] = await tx
      .insert(users)
      .values({ id: newId('user'), email, name, passwordHash, role: env.SIGN_UP_ROLE })
      .onConflictDoNothing()
      .returning(accountColumns);
    if (made) await keepPlanQuotas(tx, { userId: made.id });
    return made;
  });
  if (person) return person;
  const detail = 'There is an account with this e-mail already. Sign in instead.';
  throw new AppError('conflict', detail, { errors: [{ pointer: '/email', detail }] });
}

/** The first person must be the admin: whoever signed up before would lock the set-up page for good. */
async function requireSetUp(db: Database): Promise<void> {
  const [anybody] = await db.select({ id: users.id }).from(users).limit(1);
  if (!anybody)
    throw new AppError('conflict', 'This installation has no admin yet. Open /set-up to make the first one.');
}
