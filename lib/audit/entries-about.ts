import { type SQL, sql } from 'drizzle-orm';
import { aboutSomebody, auditLog } from '#db/schema/audit';

/**
 * Whether an entry is about a person: by what they did, or by what somebody did whom nobody knew then, such as a try to
 * sign in as them. Both are found by indexes.
 */
export const entriesAbout = (userId: string): SQL =>
  sql`(${auditLog.userId} = ${userId} or (${auditLog.actorKind} = 'anonymous' and ${aboutSomebody} = ${userId}))`;
