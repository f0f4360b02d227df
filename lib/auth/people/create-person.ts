import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import { NewPassword, requireUncommonPassword } from '#lib/auth/passwords/new-password';
import { hashPassword } from '#lib/auth/passwords/password';
import type { Account } from '#lib/auth/people/account';
import { Email } from '#lib/auth/people/email';
import { insertPerson } from '#lib/auth/people/insert-person';
import { PersonName } from '#lib/auth/people/person-name';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';

export const CreatePerson = z.object({ email: Email, name: PersonName, password: NewPassword });
export type CreatePerson = z.infer<typeof CreatePerson>;

/**
 * Makes an account for somebody else, whatever SIGN_UP says: for admins, who see everybody and so may be told that an
 * e-mail is taken (409). 422 for a password to avoid.
 */
export async function createPerson(ctx: Ctx, { email, name, password }: CreatePerson): Promise<Account> {
  requirePermission(ctx.actor, 'person:write');
  requireUncommonPassword(password, { email, name }, '/password');
  const passwordHash = await hashPassword(password);
  const person = await ctx.db.transaction((tx) =>
    insertPerson(tx, { email, name, passwordHash, role: env.SIGN_UP_ROLE }),
  );
  return person ?? refuseTaken();
}

/** For whoever knows it already, or proved that the e-mail is theirs. */
export function emailTaken(): AppError {
  const detail = 'There is an account with this e-mail already. Sign in instead.';
  return new AppError('conflict', detail, { errors: [{ pointer: '/email', detail }] });
}

function refuseTaken(): never {
  throw emailTaken();
}
