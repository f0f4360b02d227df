import { AppError } from '#lib/errors';
import { periodSpan } from '#lib/period';
import type { KnownQuota } from '#lib/usage/quotas/known-quotas';

type Call = { userId: string; keyId: string | null; modelId: string; units: number };

/** Whether a call of so many units falls under that quota, which is hard and has not so many left. */
export function isExceeded(quota: KnownQuota, { userId, keyId, modelId, units }: Call): boolean {
  if (!quota.isHard || quota.userId !== userId) return false;
  if (quota.keyId !== null && quota.keyId !== keyId) return false;
  if (quota.modelId !== null && quota.modelId !== modelId) return false;
  return quota.usedUnits + units > quota.maxUnits;
}

/** The refusal of a call that needs so many units: 429 that names the quota and says when it begins anew. */
export function quotaExceeded({ id, scope, setBy, maxUnits, usedUnits, period }: KnownQuota, units: number): AppError {
  const resetsAt = new Date(periodSpan(period).untilMs).toISOString();
  const detail =
    `${wordsOf[scope]} ${counted(maxUnits)} a month: ${counted(usedUnits)} are used, and this call needs ` +
    `${counted(units)}. It begins anew at ${resetsAt.slice(0, 10)} 00:00 UTC. ${wayOut(scope, setBy)}`;
  return new AppError('quota-exceeded', detail, {
    exceeded: { unit: 'units', max: maxUnits, actual: usedUnits + units },
    quota: { id, scope, maxUnits, usedUnits, resetsAt },
  });
}

const wordsOf = {
  plan: 'Your plan allows at most',
  account: 'Your account’s quota is at most',
  key: 'This API key’s quota is at most',
  model: 'The quota of your calls to this model is at most',
} as const;

function wayOut(scope: KnownQuota['scope'], setBy: KnownQuota['setBy']): string {
  if (scope === 'plan') return 'Until then choose a plan with more units, under Plan and billing.';
  return setBy === 'customer'
    ? 'Until then raise or remove the quota, under Usage.'
    : 'It was set for you: ask for a larger one.';
}

const counted = (units: number) => `${units.toLocaleString('en')} ${units === 1 ? 'unit' : 'units'}`;
