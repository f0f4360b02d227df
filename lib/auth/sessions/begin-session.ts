import type { Database } from '#db/client';
import { sessions } from '#db/schema/people';
import { recordSignIn } from '#lib/audit/record-sign-in';
import type { Transaction } from '#lib/auth/change-credentials';
import { newId } from '#lib/ids';

const longestUserAgent = 400;

export type BeginSession = {
  userId: string;
  kind: 'browser' | 'program';
  /** Where the sign-in came from, and with what: shown to the person only. */
  address: string | null;
  userAgent: string | null;
  expiresAt: Date;
  /** Of the request that began it, for the audit log. */
  requestId?: string | undefined;
};

/** Keeps a new session of a person who has just proved who they are. Its id is new with every sign-in. */
export async function beginSession(
  db: Database | Transaction,
  { userAgent, requestId, ...session }: BeginSession,
): Promise<{ id: string }> {
  const id = newId('session');
  await db.insert(sessions).values({ ...session, id, userAgent: userAgent?.slice(0, longestUserAgent) ?? null });
  await recordSignIn(db, { userId: session.userId, sessionId: id, address: session.address, requestId });
  return { id };
}
