import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { users } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { handOverLink } from '#lib/auth/links/hand-over-link';
import { limitLinks } from '#lib/auth/links/limit-links';
import { voidChangeLinks } from '#lib/auth/links/void-links';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { tellPerson } from '#lib/auth/mail/tell-person';
import { Email } from '#lib/auth/people/email';
import { hasEmail } from '#lib/auth/people/has-email';
import { ownRow } from '#lib/auth/people/own-row';
import { takeAtLeast } from '#lib/auth/sign-in/take-at-least';
import { Reauthentication, reauthenticate } from '#lib/auth/two-factor/reauthenticate';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

export const AskEmailChange = Reauthentication.extend({ email: Email.describe('The new one.') });
export type AskEmailChange = z.infer<typeof AskEmailChange>;

/** Well above what the writing takes. */
const answerAfterMs = 250;

/**
 * Sends a link to the e-mail that one wants to have from now on, by which `changeEmail` makes it one's own; a link that
 * was asked for before is over. Tells nothing of who has an account: for an e-mail that has one the answer is the same.
 * 422 for a wrong password or code and for one's own e-mail, 409 without a password and while an erasure waits.
 */
export async function askEmailChange(ctx: Ctx, { email, ...proof }: AskEmailChange): Promise<void> {
  const person = await ownRow(ctx);
  if (person.passwordHash === null) throw new AppError('conflict', 'Give yourself a password first.');
  if (person.eraseAt) throw new AppError('conflict', 'Your account waits for its erasure. Keep it first.');
  if (person.email.toLowerCase() === email) throw isOwnAlready();
  await reauthenticate(ctx, person, proof);
  await limitLinks(email);
  await takeAtLeast(answerAfterMs, () =>
    ctx.db.transaction(async (tx) => {
      await requireUnchanged(tx, person);
      // In any case: whether an earlier link still opens something must not tell that this e-mail is taken.
      await voidChangeLinks(tx, person.id);
      const [known] = await tx.select({ id: users.id }).from(users).where(hasEmail(email));
      if (known) return tellPerson(tx, known.id, mailTexts.emailWanted());
      return handOverLink(tx, { purpose: 'change-email', userId: person.id, email }, mailTexts.changeEmail);
    }),
  );
}

/** The lock has a change of the password, which voids the link, come wholly before or wholly after. */
async function requireUnchanged(tx: Transaction, { id, passwordHash, email }: typeof users.$inferSelect) {
  const [same] = await tx
    .select({ id: users.id })
    .from(users)
    .where(
      and(eq(users.id, id), eq(users.passwordHash, passwordHash!), eq(users.email, email), isNull(users.disabledAt)),
    )
    .for('no key update');
  if (!same) throw new AppError('conflict', 'Your account was changed just now. Reload the page and try again.');
}

function isOwnAlready(): AppError {
  const detail = 'This is your e-mail already.';
  return new AppError('invalid', detail, { errors: [{ pointer: '/email', detail }] });
}
