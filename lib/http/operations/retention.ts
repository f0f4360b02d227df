import { operation } from '#lib/http/operation';
import { retention } from '#lib/http/operations/examples/privacy';
import { changeRetention } from '#lib/privacy/retention/change-retention';
import { getRetention } from '#lib/privacy/retention/get-retention';
import { Retention } from '#lib/privacy/retention/retention';

export const retentionOperations = {
  getRetention: operation({
    method: 'GET',
    path: '/api/v1/settings/retention',
    id: 'getRetention',
    tag: 'Privacy',
    summary: 'See for how long what is kept',
    permission: 'settings:write',
    answer: Retention,
    examples: { answer: retention },
    run: (ctx) => getRetention(ctx),
  }),

  changeRetention: operation({
    method: 'PUT',
    path: '/api/v1/settings/retention',
    id: 'changeRetention',
    tag: 'Privacy',
    summary: 'Change for how long what is kept',
    description: 'From the next round of the worker on: what is older goes for good. The audit log is never shortened.',
    permission: 'settings:write',
    body: Retention,
    answer: Retention,
    examples: { body: retention, answer: retention },
    run: (ctx, { body }) => changeRetention(ctx, body),
  }),
};
