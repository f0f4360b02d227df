import { eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { plans, users } from '#db/schema/people';
import { roleInForce } from '#lib/auth/role-in-force';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';

/** The context in which a schedule's owner acts without being there; refused once the account is disabled. */
export async function ownerContext(db: Database, ownerId: string): Promise<Ctx> {
  const [owner] = await db
    .select({
      role: users.role,
      totpSince: users.totpSince,
      disabledAt: users.disabledAt,
      eraseAt: users.eraseAt,
      planLimitPerMinute: plans.limitPerMinute,
    })
    .from(users)
    .innerJoin(plans, eq(plans.id, users.planId))
    .where(eq(users.id, ownerId));
  if (!owner || owner.disabledAt || owner.eraseAt) {
    throw new AppError('forbidden', 'The account of the schedule’s owner is disabled.');
  }
  const { planLimitPerMinute } = owner;
  const role = roleInForce(owner);
  return { db, actor: { kind: 'user', userId: ownerId, role, planLimitPerMinute }, requestId: newId('request') };
}
