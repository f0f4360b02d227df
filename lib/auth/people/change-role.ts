import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { whatChanged } from '#lib/audit/what-changed';
import { changeCredentials } from '#lib/auth/change-credentials';
import { requirePermission } from '#lib/auth/may';
import { type Account, accountColumns } from '#lib/auth/people/account';
import { lockPerson } from '#lib/auth/people/lock-person';
import { requireAnotherAdmin } from '#lib/auth/people/require-another-admin';
import { roles } from '#lib/auth/permissions';
import type { Ctx } from '#lib/context';

export const ChangeRole = z.object({ personId: z.string(), role: z.enum(roles).describe('The role to give.') });
export type ChangeRole = z.infer<typeof ChangeRole>;

/**
 * Gives a person another role, at once in every process and for all their keys. 409 for the last admin, and for an
 * account that was erased, or is being erased.
 */
export async function changeRole(ctx: Ctx, { personId, role }: ChangeRole): Promise<Account> {
  requirePermission(ctx.actor, 'person:write');
  return changeCredentials(ctx.db, { kind: 'user', id: personId }, async (tx) => {
    if (role !== 'admin') await requireAnotherAdmin(tx, personId);
    const before = await lockPerson(tx, personId);
    const [person] = await tx.update(users).set({ role }).where(eq(users.id, personId)).returning(accountColumns);
    noteInAudit(ctx, whatChanged(before, { role }, ['role']));
    return person!;
  });
}
