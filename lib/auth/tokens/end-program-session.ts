import { noteInAudit } from '#lib/audit/note-in-audit';
import { noteWho } from '#lib/audit/note-who';
import { endSession } from '#lib/auth/sessions/end-session';
import { findRefreshToken, type SentRefreshToken } from '#lib/auth/tokens/find-refresh-token';
import type { Ctx } from '#lib/context';

/**
 * Ends the session a refresh token was made for, with all its tokens, at once in every process; again is the same.
 * Throws `invalid-token` for a token of no session.
 */
export async function endProgramSession(ctx: Ctx, input: SentRefreshToken): Promise<void> {
  const { userId, sessionId } = await findRefreshToken(ctx.db, input);
  noteWho(ctx, userId);
  noteInAudit(ctx, { sessionId });
  const isEnded = await endSession(ctx.db, sessionId);
  if (!isEnded && ctx.audited) ctx.audited.isNothing = true;
}
