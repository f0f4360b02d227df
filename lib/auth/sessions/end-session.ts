import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client';
import { sessions } from '#db/schema/people';
import { changeCredentials } from '#lib/auth/change-credentials';

/** Ends a session, at once in every process. False for one that is over already, or never was: it is left as it is. */
export async function endSession(db: Database, id: string): Promise<boolean> {
  const ended = await changeCredentials(db, { kind: 'session', id }, (tx) =>
    tx
      .update(sessions)
      .set({ revokedAt: new Date() })
      .where(and(eq(sessions.id, id), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id }),
  );
  return ended.length > 0;
}
