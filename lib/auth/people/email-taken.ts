import { users } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { hasEmail } from '#lib/auth/people/has-email';
import { AppError } from '#lib/errors';

/** 409 for whoever proved that the e-mail is theirs. */
export const emailTaken = () => taken('There is an account with this e-mail already. Sign in instead.');

/** 409 for admins, who see everybody, and so may be told what became of the account. */
export function emailTakenBySomebody(account: { disabledAt: Date | null } | undefined): AppError {
  return account?.disabledAt
    ? taken('The account with this e-mail is disabled. Enable it on the page People.')
    : taken('There is an account with this e-mail already. Find it on the page People.');
}

/** The account with this e-mail, disabled or not; undefined where there is none. */
export async function accountWithEmail(
  tx: Transaction,
  email: string,
): Promise<{ disabledAt: Date | null } | undefined> {
  const [account] = await tx.select({ disabledAt: users.disabledAt }).from(users).where(hasEmail(email));
  return account;
}

function taken(detail: string): AppError {
  return new AppError('conflict', detail, { errors: [{ pointer: '/email', detail }] });
}
