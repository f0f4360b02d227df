import type { Database } from '#db/client';
import { recordAudit } from '#lib/audit/record-audit';
import { refusedSignInText } from '#lib/audit/refused-sign-in-text';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';

/** `requestId` is the one that the answer names; none where no answer does. */
type SignIn = { userId: string | null; address: string | null; requestId?: string | undefined };

type OwnSignIn = SignIn & { userId: string };

/** Writes down that somebody signed in, by which session. Part of `db`, where that is a transaction. */
export const recordSignIn = (db: Database, { sessionId, ...who }: OwnSignIn & { sessionId: string }) =>
  recordOwn(db, 'signIn', { sessionId }, who);

/** Writes down that a session was ended by whose it is. */
export const recordSignOut = (db: Database, { sessionId, ...who }: OwnSignIn & { sessionId: string }) =>
  recordOwn(db, 'signOut', { sessionId }, who);

/** Writes down that a provider opens an account from now on, which had another way in before. */
export const recordProviderConnected = (db: Database, { provider, ...who }: OwnSignIn & { provider: string }) =>
  recordOwn(db, 'connectProvider', { provider }, who);

/**
 * Writes down that somebody was not let in as the person `userId`, or as nobody we know: what they typed is not kept.
 * `problem` is the code of the sign-in's.
 */
export async function recordRefusedSignIn(
  db: Database,
  { userId, problem, ...from }: SignIn & { problem: string },
): Promise<void> {
  await recordAudit(db, {
    actor: { kind: 'anonymous' },
    action: 'signIn',
    target: userId === null ? {} : { userId },
    refusal: new AppError('unauthenticated', refusedSignInText(problem)),
    ...origin(from),
  });
}

function recordOwn(db: Database, action: string, target: Record<string, string>, { userId, ...from }: OwnSignIn) {
  return recordAudit(db, { actor: { kind: 'user', userId }, action, target, ...origin(from) });
}

const origin = ({ address, requestId = newId('request') }: Omit<SignIn, 'userId'>) => ({
  address: address ?? undefined,
  requestId,
});
