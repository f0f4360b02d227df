import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { actingUserId, requirePermission } from '#lib/auth/may';
import { Account, accountColumns } from '#lib/auth/people/account';
import { scopes } from '#lib/auth/permissions';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';

export const OwnAccount = Account.extend({
  credential: z.enum(['browser', 'token', 'key']).describe('What this call was made with.'),
  scopes: z.array(z.enum(scopes)).nullable().describe('Of an API key; null for what may do all that its person may.'),
}).meta({ id: 'OwnAccount' });
export type OwnAccount = z.infer<typeof OwnAccount>;

/** Whose call this is, and with what it was made. */
export async function getOwnAccount({ db, actor }: Ctx): Promise<OwnAccount> {
  requirePermission(actor, 'key:write');
  const userId = actingUserId(actor) ?? '';
  const [account] = await db.select(accountColumns).from(users).where(eq(users.id, userId));
  if (!account) throw notFound('person');
  if (actor.kind === 'key') return { ...account, role: actor.role, credential: 'key', scopes: [...actor.scopes] };
  if (actor.kind !== 'user') throw notFound('person');
  return { ...account, role: actor.role, credential: actor.byToken ? 'token' : 'browser', scopes: null };
}
