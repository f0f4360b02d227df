import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { changeCredentials } from '#lib/auth/change-credentials';
import { actingUserId, requirePermission } from '#lib/auth/may';
import { lockPerson } from '#lib/auth/people/lock-person';
import { type Person, personColumns, personOf } from '#lib/auth/people/person';
import { requireAnotherAdmin } from '#lib/auth/people/require-another-admin';
import { endSessionsOf } from '#lib/auth/sessions/end-sessions-of';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

export const DisablePerson = z.object({ id: z.string() });
export type DisablePerson = z.infer<typeof DisablePerson>;

/**
 * Shuts a person out, at once in every process: their sessions end, their keys open nothing until they are let in again.
 * What they made goes on. 409 for oneself, the last admin and an account that was erased, or is being; again is the
 * same, with the first moment kept.
 */
export async function disablePerson(ctx: Ctx, { id }: DisablePerson): Promise<Person> {
  requirePermission(ctx.actor, 'person:write');
  if (actingUserId(ctx.actor) === id) throw new AppError('conflict', 'This is you. Another admin can disable you.');
  return changeCredentials(ctx.db, { kind: 'user', id }, async (tx) => {
    await requireAnotherAdmin(tx, id);
    await lockPerson(tx, id);
    const disabledAt = sql`coalesce(${users.disabledAt}, now())`;
    const [person] = await tx.update(users).set({ disabledAt }).where(eq(users.id, id)).returning(personColumns);
    await endSessionsOf(tx, id);
    return personOf(person!);
  });
}
