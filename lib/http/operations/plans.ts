import { z } from 'zod';
import { archivePlan } from '#lib/billing/plans/archive-plan';
import { changePlan, PlanChanges } from '#lib/billing/plans/change-plan';
import { ChoosePlan, choosePlan } from '#lib/billing/plans/choose-plan';
import { CreatePlan, createPlan } from '#lib/billing/plans/create-plan';
import { getOwnPlan } from '#lib/billing/plans/get-own-plan';
import { GetPlan, getPlan } from '#lib/billing/plans/get-plan';
import { listPlans } from '#lib/billing/plans/list-plans';
import { MovePlan, movePlan } from '#lib/billing/plans/move-plan';
import { CustomerPlan, PlanDetail, PlanPage } from '#lib/billing/plans/plan-detail';
import { operation } from '#lib/http/operation';
import { owner } from '#lib/http/operations/examples/owner';
import { customerPlan, freePlan, plan, prices } from '#lib/http/operations/examples/plans';

const path = '/api/v1/plans/{id}';
const params = { id: plan.id };
const { id, name, description, limitPerMinute } = plan;

export const planOperations = {
  list: operation({
    method: 'GET',
    path: '/api/v1/plans',
    id: 'listPlans',
    tag: 'Plans and quotas',
    summary: 'List the plans',
    description:
      'The public ones and your own, by their positions, all on one page; for finance all there are, the archived ones too.',
    permission: 'billing:read',
    answer: PlanPage,
    examples: { answer: { data: [freePlan, plan], nextCursor: null } },
    run: async (ctx) => ({ data: await listPlans(ctx), nextCursor: null }),
  }),

  create: operation({
    method: 'POST',
    path: '/api/v1/plans',
    id: 'createPlan',
    tag: 'Plans and quotas',
    summary: 'Create a plan',
    description: 'Its prices hold from this month on.',
    permission: 'finance:write',
    idempotent: true,
    status: 201,
    body: CreatePlan,
    answer: PlanDetail,
    refuses: ['conflict'],
    examples: {
      body: { id, name, description, limitPerMinute, prices },
      answer: { ...plan, isPublic: false, position: 0, comingPrices: null, customers: 0 },
    },
    run: (ctx, { body }) => createPlan(ctx, body),
  }),

  get: operation({
    method: 'GET',
    path,
    id: 'getPlan',
    tag: 'Plans and quotas',
    summary: 'Read a plan',
    permission: 'billing:read',
    params: GetPlan,
    answer: PlanDetail,
    refuses: ['not-found'],
    examples: { params, answer: plan },
    run: (ctx, { params }) => getPlan(ctx, params),
  }),

  change: operation({
    method: 'PATCH',
    path,
    id: 'changePlan',
    tag: 'Plans and quotas',
    summary: 'Change a plan',
    description:
      'Limits at once, for everybody on it. Prices, which come as a whole, hold from the next month on, in place of any that were set for then before; those of this month stay. Sending the prices of this month takes back what was set.',
    permission: 'finance:write',
    alsoNeeds: ['billing:read'],
    params: GetPlan,
    body: PlanChanges,
    answer: PlanDetail,
    refuses: ['not-found', 'conflict'],
    examples: {
      params,
      body: { limitPerMinute: 6_000, prices: { ...prices, baseFee: '59' } },
      answer: { ...plan, limitPerMinute: 6_000, customers: 12 },
    },
    run: (ctx, { params: { id }, body }) => changePlan(ctx, { id, changes: body }),
  }),

  archive: operation({
    method: 'DELETE',
    path,
    id: 'archivePlan',
    tag: 'Plans and quotas',
    summary: 'Archive a plan',
    description:
      'Nobody can be put on it any more; the months it priced keep their prices. Refused while somebody is on it or changes to it, and for `free`, where everybody begins.',
    permission: 'finance:write',
    params: GetPlan,
    refuses: ['not-found', 'conflict'],
    examples: { params },
    run: (ctx, { params }) => archivePlan(ctx, params),
  }),

  getOwn: operation({
    method: 'GET',
    path: '/api/v1/billing/plan',
    id: 'getOwnPlan',
    tag: 'Plans and quotas',
    summary: 'Read the plan you are on',
    permission: 'billing:read',
    answer: CustomerPlan,
    refuses: ['not-found'],
    examples: { answer: customerPlan },
    run: (ctx) => getOwnPlan(ctx),
  }),

  choose: operation({
    method: 'PUT',
    path: '/api/v1/billing/plan',
    id: 'choosePlan',
    tag: 'Plans and quotas',
    summary: 'Choose a plan',
    description:
      'A public one. At once where the plan you are on costs nothing, and then for all that was used this month; else with the next month. Choosing the one you are on takes back a change to come.',
    permission: 'billing:write',
    body: ChoosePlan,
    answer: CustomerPlan,
    refuses: ['not-found', 'conflict'],
    examples: { body: { planId: plan.id }, answer: { plan, coming: null } },
    run: (ctx, { body }) => choosePlan(ctx, body),
  }),

  move: operation({
    method: 'PUT',
    path: '/api/v1/finance/customers/{id}/plan',
    id: 'movePlan',
    tag: 'Plans and quotas',
    summary: 'Put a customer on a plan',
    description:
      'On any that is not archived, public or not, from this month or the next. It takes the place of what was to come.',
    permission: 'finance:write',
    params: z.object({ id: z.string().regex(/^\w{1,64}$/, 'There is no such id.') }),
    body: MovePlan,
    answer: CustomerPlan,
    refuses: ['not-found', 'conflict'],
    examples: { params: { id: owner.id }, body: { planId: plan.id, from: 'next-month' }, answer: customerPlan },
    run: (ctx, { params, body }) => movePlan(ctx, { userId: params.id, ...body }),
  }),
};
