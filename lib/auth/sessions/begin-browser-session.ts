import type { Database } from '#db/client';
import { clientAddress } from '#lib/auth/client-address';
import type { ReadHeader } from '#lib/auth/read-header';
import { beginSession } from '#lib/auth/sessions/begin-session';
import { type Proven, requireStillProven } from '#lib/auth/sessions/require-still-proven';
import { sessionMaxAgeS } from '#lib/auth/sessions/session';

/**
 * Keeps the sign-in of a person at the browser that sent these headers; gives the session's id. Throws SignInRefused
 * where what they proved no longer holds.
 */
export function beginBrowserSession(
  db: Database,
  proven: Proven,
  header: ReadHeader,
  requestId?: string,
): Promise<string> {
  return db.transaction(async (tx) => {
    await requireStillProven(tx, proven);
    const { id } = await beginSession(tx, {
      userId: proven.userId,
      kind: 'browser',
      address: clientAddress(header),
      userAgent: header('user-agent') ?? null,
      requestId,
      expiresAt: new Date(Date.now() + sessionMaxAgeS * 1000),
    });
    return id;
  });
}
