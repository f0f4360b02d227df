import { sql } from 'drizzle-orm';
import { notedMoments } from '#lib/auth/noted-moments';

const sessionUse = notedMoments('sessions', sql`sessions`, sql`last_seen_at`);

/** Remembers that a session was used; written some seconds later, with all others, off the way of the call. */
export const noteSessionUse = sessionUse.note;

/** Writes what was noted; call it before the process ends. */
export const flushSessionUse = sessionUse.flush;
