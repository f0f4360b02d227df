import { z } from 'zod';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { requirePermission } from '#lib/auth/may';
import { NewPassword, requireUncommonPassword } from '#lib/auth/passwords/new-password';
import { hashPassword } from '#lib/auth/passwords/password';
import type { Account } from '#lib/auth/people/account';
import { Email } from '#lib/auth/people/email';
import { accountWithEmail, emailTakenBySomebody } from '#lib/auth/people/email-taken';
import { insertPerson } from '#lib/auth/people/insert-person';
import { PersonName } from '#lib/auth/people/person-name';
import { roles } from '#lib/auth/permissions';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';

/** What an account takes, whoever makes it. */
export const NewPerson = z.object({ email: Email, name: PersonName, password: NewPassword });
export type NewPerson = z.infer<typeof NewPerson>;

export const CreatePerson = NewPerson.extend({
  role: z.enum(roles).optional().describe('What they will be; unless it is given, what SIGN_UP_ROLE says.'),
});
export type CreatePerson = z.infer<typeof CreatePerson>;

/**
 * Makes an account for somebody else, whatever SIGN_UP says: for admins, who see everybody and so may be told that an
 * e-mail is taken (409). 422 for a password to avoid.
 */
export async function createPerson(ctx: Ctx, { email, name, password, role }: CreatePerson): Promise<Account> {
  requirePermission(ctx.actor, 'person:write');
  requireUncommonPassword(password, { email, name }, '/password');
  const passwordHash = await hashPassword(password);
  return ctx.db.transaction(async (tx) => {
    const person = await insertPerson(tx, { email, name, passwordHash, role: role ?? env.SIGN_UP_ROLE });
    if (!person) throw emailTakenBySomebody(await accountWithEmail(tx, email));
    noteInAudit(ctx, { role: person.role });
    return person;
  });
}
