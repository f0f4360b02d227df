import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { changeCredentials } from '#lib/auth/change-credentials';
import { type Account, accountColumns } from '#lib/auth/people/account';
import { PersonName } from '#lib/auth/people/person-name';
import { requirePerson } from '#lib/auth/require-person';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { enqueue, queuesReady } from '#lib/queue/queue';

export const UpdateProfile = z.object({ name: PersonName });
export type UpdateProfile = z.infer<typeof UpdateProfile>;

/** Changes one's own name, seen at once wherever it is shown. */
export async function updateProfile(ctx: Ctx, { name }: UpdateProfile): Promise<Account> {
  const userId = requirePerson(ctx.actor);
  await queuesReady();
  return changeCredentials(ctx.db, { kind: 'user', id: userId }, async (tx) => {
    const [person] = await tx.update(users).set({ name }).where(eq(users.id, userId)).returning(accountColumns);
    if (!person) throw notFound('person');
    await enqueue(tx, 'update-stripe-customer', { userId }, { requestId: ctx.requestId });
    return person;
  });
}
