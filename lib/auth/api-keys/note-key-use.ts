import { sql } from 'drizzle-orm';
import { notedMoments } from '#lib/auth/noted-moments';

const keyUse = notedMoments('API keys', sql`api_keys`, sql`last_used_at`);

/** Remembers that a key was used; written some seconds later, with all others, off the way of the call. */
export const noteKeyUse = keyUse.note;

/** Writes what was noted; call it before the process ends. */
export const flushKeyUse = keyUse.flush;
