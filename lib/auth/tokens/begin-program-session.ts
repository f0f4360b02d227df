import type { Database } from '#db/client';
import { beginSession } from '#lib/auth/sessions/begin-session';
import { type Proven, requireStillProven } from '#lib/auth/sessions/require-still-proven';
import { issueTokens, refreshExpiry } from '#lib/auth/tokens/issue-tokens';
import type { IssuedTokens } from '#lib/auth/tokens/issued-tokens';
import { waitsForErasureText } from '#lib/auth/waits-for-erasure-text';
import { AppError } from '#lib/errors';

/** Where a program's sign-in came from, and with what. */
export type SignInFrom = { address: string | null; userAgent: string | null; requestId?: string };

/**
 * Begins a program's session for a person who has just proved who they are, and gives its first tokens. Throws
 * SignInRefused where that no longer holds, `forbidden` for an account that waits for its erasure.
 */
export function beginProgramSession(db: Database, proven: Proven, from: SignInFrom): Promise<IssuedTokens> {
  return db.transaction(async (tx) => {
    const { id: userId, eraseAt } = await requireStillProven(tx, proven);
    if (eraseAt) throw new AppError('forbidden', waitsForErasureText('this sign-in'));
    const expiresAt = refreshExpiry();
    const { id } = await beginSession(tx, { ...from, userId, kind: 'program', expiresAt });
    return issueTokens(tx, { id, userId, expiresAt });
  });
}
