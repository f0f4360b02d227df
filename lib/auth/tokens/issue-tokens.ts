import { refreshTokens } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { signAccessToken } from '#lib/auth/tokens/access-token';
import { accessTokenKey } from '#lib/auth/tokens/access-token-key';
import { accessTokenLifeS, type IssuedTokens, refreshTokenLifeS, sessionLifeS } from '#lib/auth/tokens/issued-tokens';
import { makeRefreshToken } from '#lib/auth/tokens/refresh-token';

/**
 * A new pair of tokens for a program's session that ends at `expiresAt` unless it is refreshed, as part of `tx`; of the
 * refresh token only the hash is kept.
 */
export async function issueTokens(
  tx: Transaction,
  session: { id: string; userId: string; expiresAt: Date },
): Promise<IssuedTokens> {
  const { token, hash } = makeRefreshToken();
  const { expiresAt } = session;
  await tx.insert(refreshTokens).values({ hash, sessionId: session.id, expiresAt });
  const issuedAtS = Math.floor(Date.now() / 1000);
  const claims = { sessionId: session.id, userId: session.userId, issuedAtS, expiresAtS: issuedAtS + accessTokenLifeS };
  return {
    accessToken: signAccessToken(claims, await accessTokenKey()),
    expiresIn: accessTokenLifeS,
    refreshToken: token,
    refreshExpiresIn: Math.round((expiresAt.getTime() - Date.now()) / 1000),
    tokenType: 'Bearer',
  };
}

/** When a session that began at `begunAt` and is issued tokens now ends, unless it is refreshed before. */
export function refreshExpiry(begunAt = new Date()): Date {
  return new Date(Math.min(Date.now() + refreshTokenLifeS * 1000, begunAt.getTime() + sessionLifeS * 1000));
}
