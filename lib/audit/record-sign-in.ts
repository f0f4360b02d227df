import type { Database } from '#db/client';
import { recordAudit } from '#lib/audit/record-audit';
import { refusedSignInText } from '#lib/audit/refused-sign-in-text';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';

/** `requestId` is the one that the answer names; none where no answer does. */
type SignIn = { userId: string | null; address: string | null; requestId?: string | undefined };

/** Writes down that somebody signed in, by which session. Part of `db`, where that is a transaction. */
export async function recordSignIn(
  db: Database,
  { userId, sessionId, address, requestId }: SignIn & { userId: string; sessionId: string },
): Promise<void> {
  await recordAudit(db, {
    actor: { kind: 'user', userId },
    action: 'signIn',
    target: { sessionId },
    address: address ?? undefined,
    requestId: requestId ?? newId('request'),
  });
}

/**
 * Writes down that somebody was not let in as the person `userId`, or as nobody we know: what they typed is not kept.
 * `problem` is the code of the sign-in's.
 */
export async function recordRefusedSignIn(
  db: Database,
  { userId, address, requestId, problem }: SignIn & { problem: string },
): Promise<void> {
  await recordAudit(db, {
    actor: { kind: 'anonymous' },
    action: 'signIn',
    target: userId === null ? {} : { userId },
    refusal: new AppError('unauthenticated', refusedSignInText(problem)),
    address: address ?? undefined,
    requestId: requestId ?? newId('request'),
  });
}

/** Writes down that a session was ended by whose it is. */
export async function recordSignOut(
  db: Database,
  { userId, sessionId, address, requestId }: SignIn & { userId: string; sessionId: string },
): Promise<void> {
  await recordAudit(db, {
    actor: { kind: 'user', userId },
    action: 'signOut',
    target: { sessionId },
    address: address ?? undefined,
    requestId: requestId ?? newId('request'),
  });
}

/** Writes down that a provider opens an account from now on, which had another way in before. */
export async function recordProviderConnected(
  db: Database,
  { userId, provider, address, requestId }: SignIn & { userId: string; provider: string },
): Promise<void> {
  await recordAudit(db, {
    actor: { kind: 'user', userId },
    action: 'connectProvider',
    target: { provider },
    address: address ?? undefined,
    requestId: requestId ?? newId('request'),
  });
}
