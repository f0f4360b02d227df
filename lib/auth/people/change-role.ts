import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { changeCredentials } from '#lib/auth/change-credentials';
import { requirePermission } from '#lib/auth/may';
import { type Account, accountColumns } from '#lib/auth/people/account';
import { requireAnotherAdmin } from '#lib/auth/people/require-another-admin';
import { roles } from '#lib/auth/permissions';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';

export const ChangeRole = z.object({ personId: z.string(), role: z.enum(roles).describe('The role to give.') });
export type ChangeRole = z.infer<typeof ChangeRole>;

/** Gives a person another role, at once in every process and for all their keys. 409 for the last admin. */
export async function changeRole(ctx: Ctx, { personId, role }: ChangeRole): Promise<Account> {
  requirePermission(ctx.actor, 'person:write');
  return changeCredentials(ctx.db, { kind: 'user', id: personId }, async (tx) => {
    if (role !== 'admin') await requireAnotherAdmin(tx, personId);
    const [person] = await tx.update(users).set({ role }).where(eq(users.id, personId)).returning(accountColumns);
    if (!person) throw notFound('person');
    return person;
  });
}
