import { sql } from 'drizzle-orm';
import { notedMoments } from '#lib/auth/noted-moments';
import type { KnownSession } from '#lib/auth/sessions/known-session';

const sessionUse = notedMoments('sessions', sql`sessions`, sql`last_seen_at`);

/** Remembers that a session is used; written some seconds later, with all others, off the way of the call. */
export function noteSessionUse(session: KnownSession, atMs = Date.now()): void {
  session.seenAtMs = Math.max(session.seenAtMs, atMs);
  sessionUse.note(session.id, atMs);
}

/** Writes what was noted; call it before the process ends. */
export const flushSessionUse = sessionUse.flush;
