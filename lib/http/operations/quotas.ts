import { z } from 'zod';
import { knownPerson } from '#lib/auth/credentials';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { operation } from '#lib/http/operation';
import { accountQuota, modelQuota } from '#lib/http/operations/examples/quotas';
import { visibleModel } from '#lib/registry/visible-model';
import { changeQuota, QuotaChanges } from '#lib/usage/quotas/change-quota';
import { ListQuotas, listQuotas } from '#lib/usage/quotas/list-quotas';
import { QuotaDetail, QuotaPage } from '#lib/usage/quotas/quota-detail';
import { removeQuota } from '#lib/usage/quotas/remove-quota';
import { QuotaToSet, type SetQuota, setQuota } from '#lib/usage/quotas/set-quota';

const tag = 'Plans and quotas';
const path = '/api/v1/quotas/{id}';
const QuotaId = z.object({ id: z.string() });
const params = { id: accountQuota.id };

export const quotaOperations = {
  list: operation({
    method: 'GET',
    path: '/api/v1/quotas',
    id: 'listQuotas',
    tag,
    summary: 'List your quotas',
    description:
      'All on one page, with what is used of each this month: that of your plan, those of your account, of your keys, of ' +
      'models. Finance may ask for those of a customer.',
    permission: 'usage:read',
    audited: true,
    query: ListQuotas,
    answer: QuotaPage,
    examples: { answer: { data: [accountQuota, modelQuota], nextCursor: null } },
    run: async (ctx, { query }) => ({ data: await listQuotas(ctx, query), nextCursor: null }),
  }),

  set: operation({
    method: 'POST',
    path: '/api/v1/quotas',
    id: 'setQuota',
    tag,
    summary: 'Set a quota',
    description:
      'Most units a month (of UTC) for an account, one of its API keys, or its calls to one model; in force at once, and ' +
      'counting what was used this month already. A call that does not fit into a hard quota is refused with `429` and ' +
      'the code `quota-exceeded`, which names the quota. At 80 and at 100 percent webhooks are told `quota.reached`. What ' +
      'finance sets for a customer, the customer sees and cannot change.',
    permission: 'quota:write',
    idempotent: true,
    status: 201,
    body: QuotaToSet,
    answer: QuotaDetail,
    refuses: ['not-found', 'conflict'],
    examples: { body: { scope: 'account', maxUnits: 100_000, isHard: true }, answer: accountQuota },
    run: async (ctx, { body }) => setQuota(ctx, await toSet(ctx, body)),
  }),

  change: operation({
    method: 'PATCH',
    path,
    id: 'changeQuota',
    tag,
    summary: 'Change a quota',
    description: 'What is used of it stays.',
    permission: 'quota:write',
    params: QuotaId,
    body: QuotaChanges,
    answer: QuotaDetail,
    refuses: ['not-found', 'conflict'],
    examples: { params, body: { maxUnits: 200_000 }, answer: { ...accountQuota, maxUnits: 200_000, usedPercent: 40 } },
    run: (ctx, { params: { id }, body }) => changeQuota(ctx, { id, changes: body }),
  }),

  remove: operation({
    method: 'DELETE',
    path,
    id: 'removeQuota',
    tag,
    summary: 'Remove a quota',
    permission: 'quota:write',
    params: QuotaId,
    refuses: ['not-found'],
    examples: { params },
    run: (ctx, { params }) => removeQuota(ctx, params),
  }),
};

async function toSet(ctx: Ctx, body: QuotaToSet): Promise<SetQuota> {
  if (body.scope !== 'model') return body;
  const { model, ...rest } = body;
  return { ...rest, modelId: await callableModelId(ctx, body.customer, model) };
}

/** A model that whose quota it is may call; 404 for any other. */
async function callableModelId(ctx: Ctx, customer: string | undefined, slug: string): Promise<string> {
  if (customer === undefined || customer === actingUserId(ctx.actor)) return (await visibleModel(ctx, slug)).id;
  requirePermission(ctx.actor, 'finance:write');
  const person = await knownPerson(customer);
  if (!person) throw notFound('customer of that id');
  return (await visibleModel({ db: ctx.db, actor: person.actor }, slug)).id;
}
