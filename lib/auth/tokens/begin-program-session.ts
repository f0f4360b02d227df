import type { Database } from '#db/client';
import { beginSession } from '#lib/auth/sessions/begin-session';
import { issueTokens, refreshExpiry } from '#lib/auth/tokens/issue-tokens';
import type { IssuedTokens } from '#lib/auth/tokens/issued-tokens';

/** Whose session it is, and where the sign-in came from. */
export type ProgramSignIn = { userId: string; address: string | null; userAgent: string | null };

/** Begins a program's session for a person who has just proved who they are, and gives its first tokens. */
export function beginProgramSession(db: Database, signIn: ProgramSignIn): Promise<IssuedTokens> {
  return db.transaction(async (tx) => {
    const { id } = await beginSession(tx, { ...signIn, kind: 'program', expiresAt: refreshExpiry() });
    return issueTokens(tx, { id, userId: signIn.userId });
  });
}
