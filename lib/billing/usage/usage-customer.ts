import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { actingUserId, may, requirePermission } from '#lib/auth/may';
import type { UsageCustomer } from '#lib/billing/usage/priced-periods';
import type { Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';

export const UsageCustomerAsked = z.object({
  customer: z
    .string()
    .regex(/^\w{1,64}$/, 'Write the id of a customer, like usr_01kcx3….')
    .optional()
    .describe('Id of a customer, for finance; yourself unless said.'),
});

/** Whose usage is asked for. Throws 403 for another customer's without `finance:read`, 404 where there is no such customer. */
export async function usageCustomer({ db, actor }: Ctx, asked: string | undefined): Promise<UsageCustomer> {
  requirePermission(actor, 'usage:read');
  const own = actingUserId(actor);
  const id = asked ?? own ?? '';
  // The audit log has what was refused by this text.
  if (id !== own && !may(actor, 'finance:read'))
    throw new AppError(
      'forbidden',
      `The usage of the customer "${id}" is for finance: people with that role, and keys of theirs with that scope.`,
    );
  const [person] = await db
    .select({ createdAt: users.createdAt, disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.id, id));
  if (!person) throw notFound(`customer "${id}"`);
  return { id, createdAtMs: person.createdAt.getTime(), disabledAtMs: person.disabledAt?.getTime() ?? null };
}
