import { asc, eq, type SQL } from 'drizzle-orm';
import type { Database } from '#db/client';
import { apiKeys } from '#db/schema/people';
import { models } from '#db/schema/registry';
import { quotas } from '#db/schema/usage';
import { periodAt, periodSpan } from '#lib/period';
import type { QuotaDetail } from '#lib/usage/quotas/quota-detail';
import { inMonth } from '#lib/usage/quotas/require-units-left';

const scopeOrder = ['plan', 'account', 'key', 'model'];

/** Quotas as they stand in this month: the plan's first, then those of the account, of keys, of models. */
export async function quotasWhere(db: Database, which: SQL | undefined): Promise<QuotaDetail[]> {
  const rows = await db
    .select({ quota: quotas, keyName: apiKeys.name, model: models.slug })
    .from(quotas)
    .leftJoin(apiKeys, eq(apiKeys.id, quotas.keyId))
    .leftJoin(models, eq(models.id, quotas.modelId))
    .where(which)
    .orderBy(asc(quotas.id));
  const month = periodAt(Date.now());
  return rows
    .map(({ quota, keyName, model }) => detailOf(inMonth(quota, month), keyName, model))
    .sort((a, b) => scopeOrder.indexOf(a.scope) - scopeOrder.indexOf(b.scope));
}

function detailOf(quota: typeof quotas.$inferSelect, keyName: string | null, model: string | null): QuotaDetail {
  const { id, scope, keyId, modelId, maxUnits, isHard, setBy, period, usedUnits, createdAt } = quota;
  return {
    id,
    scope,
    key: keyId === null ? null : { id: keyId, name: keyName ?? '' },
    model: modelId === null ? null : (model ?? modelId),
    maxUnits,
    isHard,
    setBy,
    period,
    usedUnits,
    usedPercent: usedPercent(usedUnits, maxUnits),
    resetsAt: new Date(periodSpan(period).untilMs).toISOString(),
    createdAt: createdAt.toISOString(),
  };
}

/** Of a quota of no units all is used. */
const usedPercent = (usedUnits: number, maxUnits: number) =>
  maxUnits === 0 ? 100 : Number((BigInt(usedUnits) * 100n) / BigInt(maxUnits));
