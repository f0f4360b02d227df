import { periodAt } from '#lib/period';
import { type KnownQuota, quotasOf } from '#lib/usage/quotas/known-quotas';
import { isExceeded, quotaExceeded } from '#lib/usage/quotas/quota-exceeded';

type Call = { userId: string; keyId: string | null; modelId: string; units: number };

/**
 * Throws AppError('quota-exceeded') for a call that is known not to fit into a hard quota of its month, so that no work
 * is done for it. What passes here may still be refused by the ledger, which alone knows what other processes counted.
 */
export function requireUnitsLeft(call: Call): void | Promise<void> {
  const found = quotasOf(call.userId);
  if (found instanceof Promise) return found.then((quotas) => requireFits(quotas, call));
  requireFits(found, call);
}

function requireFits(quotas: readonly KnownQuota[], call: Call): void {
  if (quotas.length === 0) return;
  const month = periodAt(Date.now());
  const exceeded = quotas.map((quota) => inMonth(quota, month)).find((quota) => isExceeded(quota, call));
  if (exceeded) throw quotaExceeded(exceeded, call.units);
}

/** A quota as it stands in a month: an older one's units are gone. */
export function inMonth<Q extends Pick<KnownQuota, 'period' | 'usedUnits'>>(quota: Q, month: string): Q {
  return quota.period >= month ? quota : { ...quota, period: month, usedUnits: 0 };
}
