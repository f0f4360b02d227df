import { and, count, eq, isNull, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { apiKeys, users } from '#db/schema/people';
import { quotas } from '#db/schema/usage';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { changeCredentials, type Transaction } from '#lib/auth/change-credentials';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';
import { newId } from '#lib/ids';
import { periodAt } from '#lib/period';
import { type QuotaDetail, quotaSettings } from '#lib/usage/quotas/quota-detail';
import { quotasWhere } from '#lib/usage/quotas/quota-details';
import { recountQuota } from '#lib/usage/quotas/recount-quota';
import { unmetered, usedUnits } from '#lib/usage/quotas/used-units';

const mostQuotas = 50;

const customer = z.string().optional().describe('Id of a customer, for finance; your own account unless said.');

export const QuotaToSet = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('account'), ...quotaSettings, customer }),
  z.strictObject({
    scope: z.literal('key'),
    keyId: z.string().describe('Id of one of the account’s API keys.'),
    ...quotaSettings,
    customer,
  }),
  z.strictObject({
    scope: z.literal('model'),
    model: z.string().describe('Slug of a model that the account may call.'),
    ...quotaSettings,
    customer,
  }),
]);
export type QuotaToSet = z.infer<typeof QuotaToSet>;

export type SetQuota = {
  scope: QuotaToSet['scope'];
  keyId?: string;
  /** Of a model that the account may call. */
  modelId?: string;
  maxUnits: number;
  isHard: boolean;
  customer?: string | undefined;
};

/**
 * Sets a quota on an account, one of its keys or its calls to a model: one's own, or for finance a customer's, who sees
 * it and cannot change it. It is in force at once, and begins with what was used this month. 409 where there is such a
 * one already, 422 for another's key.
 */
export async function setQuota(ctx: Ctx, input: SetQuota): Promise<QuotaDetail> {
  requirePermission(ctx.actor, 'quota:write');
  const own = actingUserId(ctx.actor);
  const userId = input.customer ?? own;
  if (userId === null) throw new AppError('forbidden', 'A quota belongs to a person: sign in to set one.');
  if (userId !== own) requirePermission(ctx.actor, 'finance:write');
  const id = await changeCredentials(ctx.db, { kind: 'user', id: userId }, async (tx) => {
    await lockAccount(tx, userId);
    await requireRoom(tx, userId);
    if (input.keyId !== undefined) await requireKeyOf(tx, userId, input.keyId);
    return insertQuota(tx, { ...input, userId, setBy: userId === own ? 'customer' : 'finance' });
  });
  // With what was committed while it was made; from here on the ledger counts.
  await recountQuota(ctx.db, id);
  const [quota] = await quotasWhere(ctx.db, eq(quotas.id, id));
  if (!quota) throw notFound('quota of that id any more');
  const { scope, keyId, modelId, maxUnits, isHard } = input;
  noteInAudit(ctx, { userId, scope, keyId, modelId, maxUnits, isHard });
  return quota;
}

/** One change of an account's quotas at a time. */
export async function lockAccount(tx: Transaction, userId: string): Promise<void> {
  const [account] = await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
  if (!account) throw notFound('customer of that id');
}

async function requireRoom(tx: Transaction, userId: string): Promise<void> {
  const [held] = await tx
    .select({ quotas: count() })
    .from(quotas)
    .where(and(eq(quotas.userId, userId), ne(quotas.scope, 'plan')));
  if (held!.quotas < mostQuotas) return;
  throw new AppError('conflict', `This account has ${mostQuotas} quotas, the most one can have. Remove some first.`);
}

async function requireKeyOf(tx: Transaction, userId: string, keyId: string): Promise<void> {
  const [key] = await tx
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(and(eq(apiKeys.id, keyId), eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt)));
  if (key) return;
  const detail = 'must be the id of an API key of this account that is not revoked';
  throw new AppError('invalid', `"keyId" ${detail}.`, { errors: [{ pointer: '/keyId', detail }] });
}

async function insertQuota(
  tx: Transaction,
  { userId, setBy, ...input }: SetQuota & { userId: string; setBy: QuotaDetail['setBy'] },
): Promise<string> {
  const month = periodAt(Date.now());
  const { scope, keyId = null, modelId = null, maxUnits, isHard } = input;
  const [made] = await tx.execute<{ id: string }>(sql`
    with ${unmetered},
    wanted as (select ${userId}::text as user_id, ${keyId}::text as key_id, ${modelId}::text as model_id)
    insert into quotas (id, user_id, scope, key_id, model_id, max_units, is_hard, set_by, period, used_units)
    select ${newId('quota')}, user_id, ${scope}, key_id, model_id, ${maxUnits}, ${isHard}, ${setBy}, ${month},
      ${usedUnits(sql`wanted`, month)}
    from wanted
    on conflict on constraint quotas_one do nothing
    returning id`);
  if (made) return made.id;
  throw new AppError('conflict', 'There is a quota of this kind for the same already. Change that one instead.');
}
