import { refreshTokens } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { signAccessToken } from '#lib/auth/tokens/access-token';
import { accessTokenKey } from '#lib/auth/tokens/access-token-key';
import { accessTokenLifeS, type IssuedTokens, refreshTokenLifeS } from '#lib/auth/tokens/issued-tokens';
import { makeRefreshToken } from '#lib/auth/tokens/refresh-token';

/** A new pair of tokens for a program's session, as part of `tx`; of the refresh token only the hash is kept. */
export async function issueTokens(tx: Transaction, session: { id: string; userId: string }): Promise<IssuedTokens> {
  const { token, hash } = makeRefreshToken();
  await tx.insert(refreshTokens).values({ hash, sessionId: session.id, expiresAt: refreshExpiry() });
  const issuedAtS = Math.floor(Date.now() / 1000);
  const claims = { sessionId: session.id, userId: session.userId, issuedAtS, expiresAtS: issuedAtS + accessTokenLifeS };
  return {
    accessToken: signAccessToken(claims, await accessTokenKey()),
    expiresIn: accessTokenLifeS,
    refreshToken: token,
    refreshExpiresIn: refreshTokenLifeS,
    tokenType: 'Bearer',
  };
}

/** When what is issued or refreshed now can no longer be refreshed. */
export const refreshExpiry = (): Date => new Date(Date.now() + refreshTokenLifeS * 1000);
