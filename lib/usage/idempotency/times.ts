import { sql } from 'drizzle-orm';

/** For how long a first answer is kept. */
export const forgottenAfter = sql`interval '24 hours'`;

/** Until when a call is taken for under way unless it says that it still is, every `sayAgainMs`. */
export const leaseEnd = sql`now() + interval '60 seconds'`;
export const sayAgainMs = 20_000;
