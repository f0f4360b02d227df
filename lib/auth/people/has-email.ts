import { type SQL, sql } from 'drizzle-orm';
import { users } from '#db/schema/people';

/** Of `users`: the account with this e-mail, as `normaliseEmail` writes it; by the index, which is of lower case. */
export const hasEmail = (email: string): SQL => sql`lower(${users.email}) = ${email}`;
