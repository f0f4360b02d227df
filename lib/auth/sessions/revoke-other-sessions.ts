import { z } from 'zod';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { changeCredentials } from '#lib/auth/change-credentials';
import { currentSession } from '#lib/auth/sessions/current-session';
import { endSessionsOf } from '#lib/auth/sessions/end-sessions-of';
import type { Ctx } from '#lib/context';

export const RevokedSessions = z.object({ revoked: z.int().describe('How many were ended.') });
export type RevokedSessions = z.infer<typeof RevokedSessions>;

/** Ends every session of one's own but the one that asks, of browsers and programs, at once in every process. */
export async function revokeOtherSessions(ctx: Ctx): Promise<RevokedSessions> {
  const { userId, sessionId } = currentSession(ctx.actor);
  const revoked = await changeCredentials(ctx.db, { kind: 'user', id: userId }, (tx) =>
    endSessionsOf(tx, userId, { except: sessionId }),
  );
  noteInAudit(ctx, { revoked });
  return { revoked };
}
