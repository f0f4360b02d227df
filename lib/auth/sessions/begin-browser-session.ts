import type { Database } from '#db/client';
import { clientAddress } from '#lib/auth/client-address';
import { type ReadHeader, sessionMaxAgeS } from '#lib/auth/session';
import { beginSession } from '#lib/auth/sessions/begin-session';

/** Keeps the sign-in of a person at the browser that sent these headers; gives the session's id. */
export async function beginBrowserSession(db: Database, userId: string, header: ReadHeader): Promise<string> {
  const { id } = await beginSession(db, {
    userId,
    kind: 'browser',
    address: clientAddress(header),
    userAgent: header('user-agent') ?? null,
    expiresAt: new Date(Date.now() + sessionMaxAgeS * 1000),
  });
  return id;
}
