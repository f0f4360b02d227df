import { z } from 'zod';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { noteWho } from '#lib/audit/note-who';
import { limitLinks } from '#lib/auth/links/limit-links';
import { linkUrl } from '#lib/auth/links/link-url';
import { makeLink } from '#lib/auth/links/make-link';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { queueMail } from '#lib/auth/mail/queue-mail';
import { requireUncommonPassword } from '#lib/auth/passwords/new-password';
import { hashPassword } from '#lib/auth/passwords/password';
import { NewPerson } from '#lib/auth/people/create-person';
import { hasEmail } from '#lib/auth/people/has-email';
import { insertPerson } from '#lib/auth/people/insert-person';
import { takeAtLeast } from '#lib/auth/sign-in/take-at-least';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';

export const SignUp = NewPerson.partial({ name: true, password: true });
export type SignUp = z.infer<typeof SignUp>;

export const SignUpAnswer = z
  .object({
    next: z
      .enum(['check-email', 'sign-in'])
      .describe('Open the link in the e-mail that was sent, or sign in: the same for every e-mail.'),
  })
  .meta({ id: 'SignUpAnswer' });
export type SignUpAnswer = z.infer<typeof SignUpAnswer>;

/** Well above what a slow hash and the writing take. */
const answerAfterMs = 400;

/**
 * Signs somebody up, and says the same in the same time whether the e-mail has an account or not: by a link that is sent
 * or, without e-mail, at once. 403 while sign-up is not open, 409 before there is an admin, 422 for what is missing or a
 * password to avoid, `rate-limited` for many links to one e-mail.
 */
export async function signUp(ctx: Ctx, input: SignUp): Promise<SignUpAnswer> {
  requireOpen();
  await requireSetUp(ctx.db);
  return takeAtLeast(answerAfterMs, () =>
    env.SMTP_URL ? mailLink(ctx.db, input.email) : makeAccount(ctx, parseWhole(input)),
  );
}

function requireOpen(): void {
  if (env.SIGN_UP === 'open') return;
  throw new AppError(
    'forbidden',
    env.SIGN_UP === 'closed'
      ? 'Sign-up is closed here. Ask an admin to make an account for you.'
      : 'Accounts here are by invitation. Ask an admin to invite you.',
  );
}

/** The first person must be the admin: whoever signed up before would lock the set-up page for good. */
async function requireSetUp(db: Database): Promise<void> {
  const [anybody] = await db.select({ id: users.id }).from(users).limit(1);
  if (!anybody)
    throw new AppError('conflict', 'This installation has no admin yet. Open /set-up to make the first one.');
}

/**
 * Who opens the link chooses name and password, so that nobody waits with a password of theirs in an account of somebody
 * else's e-mail (Sudhodanan and Paverd, "Pre-hijacked accounts", 2022).
 */
async function mailLink(db: Database, email: string): Promise<SignUpAnswer> {
  await limitLinks(email);
  return db.transaction(async (tx) => {
    const [known] = await tx.select({ id: users.id }).from(users).where(hasEmail(email));
    if (known) await queueMail(tx, { to: email, ...mailTexts.haveAccount() }, known.id);
    else {
      const { token } = await makeLink(tx, { purpose: 'invitation', email, role: env.SIGN_UP_ROLE, createdBy: null });
      await queueMail(tx, { to: email, ...mailTexts.signUp(linkUrl('invitation', token)) });
    }
    return { next: 'check-email' };
  });
}

/** An e-mail that has an account is left as it is. */
async function makeAccount(ctx: Ctx, { email, name, password }: NewPerson): Promise<SignUpAnswer> {
  requireUncommonPassword(password, { email, name }, '/password');
  const passwordHash = await hashPassword(password);
  const made = { email, name, passwordHash, role: env.SIGN_UP_ROLE };
  const person = await ctx.db.transaction((tx) => insertPerson(tx, made));
  if (person) noteWho(ctx, person.id);
  return { next: 'sign-in' };
}

/** Without e-mail an account needs all of it now. */
function parseWhole({ email, name, password }: SignUp): NewPerson {
  if (name !== undefined && password !== undefined) return { email, name, password };
  const missing = [
    ...(name === undefined ? [{ pointer: '/name', detail: 'Say how you are called.' }] : []),
    ...(password === undefined ? [{ pointer: '/password', detail: 'Choose a password.' }] : []),
  ];
  throw new AppError('invalid', 'Send name and password too: this installation sends no e-mail.', { errors: missing });
}
