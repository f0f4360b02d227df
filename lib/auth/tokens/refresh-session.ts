import { and, eq, lt, sql } from 'drizzle-orm';
import { refreshTokens, sessions, users } from '#db/schema/people';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { noteWho } from '#lib/audit/note-who';
import { changeCredentials, type Transaction } from '#lib/auth/change-credentials';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { tellPerson } from '#lib/auth/mail/tell-person';
import { type FoundRefreshToken, findRefreshToken, type SentRefreshToken } from '#lib/auth/tokens/find-refresh-token';
import { invalidToken } from '#lib/auth/tokens/invalid-token';
import { issueTokens, refreshExpiry } from '#lib/auth/tokens/issue-tokens';
import type { IssuedTokens } from '#lib/auth/tokens/issued-tokens';
import type { Share } from '#lib/auth/tries/share';
import { takeTry } from '#lib/auth/tries/take-try';
import { waitsForErasureText } from '#lib/auth/waits-for-erasure-text';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

/** Each keeps a row, and an entry of the audit log. */
const refreshes: Share = { name: 'refreshes', limit: 30, windowMs: 60_000 };

/**
 * The next pair of tokens of a program's session; the refresh token that was sent is used up. Throws `invalid-token`
 * for one that has expired, or whose session is over or its person disabled, `rate-limited` for a session that does
 * nothing else. One that was used before was copied, and nobody can tell who came first, its owner or a thief, so the
 * whole session ends (RFC 9700, section 4.14.2).
 */
export async function refreshSession(ctx: Ctx, input: SentRefreshToken): Promise<IssuedTokens> {
  const sent = await findRefreshToken(ctx.db, input);
  noteWho(ctx, sent.userId);
  noteInAudit(ctx, { sessionId: sent.sessionId });
  if (!(await takeTry(refreshes, [`session ${sent.sessionId}`]))) throw tooMany();
  const tokens = await changeCredentials(ctx.db, { kind: 'session', id: sent.sessionId }, (tx) => rotate(tx, sent));
  if (tokens) return tokens;
  throw invalidToken('This refresh token was used before, by you or by a thief: its session is ended. Sign in again.');
}

/** Null for a token that was used before: `tx` has to commit the end of its session. */
async function rotate(tx: Transaction, { hash, sessionId, userId }: FoundRefreshToken): Promise<IssuedTokens | null> {
  const { createdAt } = await lockOpenSession(tx, sessionId);
  const [token] = await tx.select().from(refreshTokens).where(eq(refreshTokens.hash, hash));
  if (token?.usedAt) {
    await tx.update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.id, sessionId));
    await tellPerson(tx, userId, mailTexts.refreshTokenReused());
    return null;
  }
  if (!token || token.expiresAt.getTime() <= Date.now()) throw expired();
  await tx.update(refreshTokens).set({ usedAt: sql`now()` }).where(eq(refreshTokens.hash, hash));
  const expiresAt = refreshExpiry(createdAt);
  await tx.update(sessions).set({ lastSeenAt: sql`now()`, expiresAt }).where(eq(sessions.id, sessionId));
  await forgetOldTokens(tx, sessionId);
  return issueTokens(tx, { id: sessionId, userId, expiresAt });
}

/** The lock has the refreshes of one session, and its end, come one after another. */
async function lockOpenSession(tx: Transaction, id: string): Promise<{ createdAt: Date }> {
  const { createdAt, expiresAt, revokedAt } = sessions;
  const [session] = await tx
    .select({ createdAt, expiresAt, revokedAt, disabledAt: users.disabledAt, eraseAt: users.eraseAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.id, id))
    .for('update', { of: sessions });
  if (!session || session.revokedAt) throw invalidToken('The session of this refresh token was ended. Sign in again.');
  if (session.disabledAt) throw invalidToken('The account of this refresh token is disabled. Ask an admin.');
  if (session.eraseAt) throw invalidToken(waitsForErasureText('this refresh token'));
  if (session.expiresAt.getTime() <= Date.now()) throw expired();
  return session;
}

const tooMany = () =>
  new AppError('rate-limited', `At most ${refreshes.limit} refreshes a minute. A pair of tokens is good for longer.`, {
    headers: { 'retry-after': '60' },
  });

const expired = () => invalidToken('This refresh token has expired. Sign in again.');

/** Used tokens are kept, to be known when they come again, until a month after they would have expired. */
function forgetOldTokens(tx: Transaction, sessionId: string) {
  const isOld = lt(refreshTokens.expiresAt, sql`now() - interval '30 days'`);
  return tx.delete(refreshTokens).where(and(eq(refreshTokens.sessionId, sessionId), isOld));
}
