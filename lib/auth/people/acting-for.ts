import { eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { roleInForce } from '#lib/auth/role-in-force';
import type { Actor } from '#lib/context';

/** A person as who acts, for what the platform does in their name; nobody where there is none of that id. */
export async function actingFor(db: Database, userId: string): Promise<Actor> {
  const [person] = await db
    .select({ role: users.role, totpSince: users.totpSince })
    .from(users)
    .where(eq(users.id, userId));
  if (!person) return { kind: 'anonymous' };
  return { kind: 'user', userId, role: roleInForce(person), planLimitPerMinute: 0 };
}
