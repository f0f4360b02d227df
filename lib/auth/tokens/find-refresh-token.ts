import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { refreshTokens, sessions } from '#db/schema/people';
import { invalidToken } from '#lib/auth/tokens/invalid-token';
import { hashRefreshToken, isRefreshToken } from '#lib/auth/tokens/refresh-token';

export const SentRefreshToken = z.object({ refreshToken: z.string().max(200) });
export type SentRefreshToken = z.infer<typeof SentRefreshToken>;

export type FoundRefreshToken = { hash: Buffer; sessionId: string; userId: string };

/** The session a refresh token was made for, be it over or the token used; throws `invalid-token` where there is none. */
export async function findRefreshToken(db: Database, { refreshToken }: SentRefreshToken): Promise<FoundRefreshToken> {
  if (!isRefreshToken(refreshToken)) {
    throw invalidToken('This refresh token is not complete or has a typo: it is "bwr_" and 49 letters and digits.');
  }
  const hash = hashRefreshToken(refreshToken);
  const [found] = await db
    .select({ sessionId: sessions.id, userId: sessions.userId })
    .from(refreshTokens)
    .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
    .where(eq(refreshTokens.hash, hash));
  if (!found) throw invalidToken('This refresh token does not open anything here. Sign in again.');
  return { hash, ...found };
}
