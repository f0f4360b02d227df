import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { changeCredentials } from '#lib/auth/change-credentials';
import { requirePermission } from '#lib/auth/may';
import { lockPerson } from '#lib/auth/people/lock-person';
import { type Person, personColumns, personOf } from '#lib/auth/people/person';
import type { Ctx } from '#lib/context';

export const EnablePerson = z.object({ id: z.string() });
export type EnablePerson = z.infer<typeof EnablePerson>;

/**
 * Lets a person in again who was disabled; they sign in anew, their keys work. 409 for an account that was erased, or is
 * being erased.
 */
export async function enablePerson(ctx: Ctx, { id }: EnablePerson): Promise<Person> {
  requirePermission(ctx.actor, 'person:write');
  return changeCredentials(ctx.db, { kind: 'user', id }, async (tx) => {
    await lockPerson(tx, id);
    const [person] = await tx.update(users).set({ disabledAt: null }).where(eq(users.id, id)).returning(personColumns);
    return personOf(person!);
  });
}
