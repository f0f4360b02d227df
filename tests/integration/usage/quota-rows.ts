import { database } from '#db/client';
import { quotas } from '#db/schema/usage';
import { newId } from '#lib/ids';
import { periodAt } from '#lib/period';
import type { LedgerRow } from '#lib/usage/ledger';

export const thisMonth = () => periodAt(Date.now());

/** A row for the ledger, of one unit unless said. */
export const ledgerRow = (userId: string, more: Partial<LedgerRow> = {}): LedgerRow => ({
  id: newId('prediction'),
  createdAtMs: Date.now(),
  userId,
  keyId: null,
  modelId: 'mdl_1',
  versionId: 'ver_1',
  units: 1,
  cached: false,
  latencyMs: 0.25,
  subject: null,
  requestId: 'req_1',
  inputsJson: null,
  outputsJson: null,
  ...more,
});

/** A quota in the database, behind the back of the use cases: a hard one of the account unless said. */
export async function makeQuota(userId: string, maxUnits: number, more: Partial<typeof quotas.$inferInsert> = {}) {
  const wished = { id: newId('quota'), userId, scope: 'account', maxUnits, isHard: true, setBy: 'customer' } as const;
  const [quota] = await database()
    .db.insert(quotas)
    .values({ ...wished, ...more })
    .returning();
  return quota!;
}

/** The month and the units that a quota counts now. */
export async function countedOf(id: string): Promise<{ period: string; usedUnits: number }> {
  const [row] = await database().sql<{ period: string; used: string }[]>`
    select period, used_units as used from quotas where id = ${id}`;
  return { period: row!.period, usedUnits: Number(row!.used) };
}

/** How many units the ledger has of a person. */
export async function ledgerUnits(userId: string): Promise<number> {
  const [row] = await database().sql<{ units: string }[]>`
    select coalesce(sum(units), 0) as units from predictions where user_id = ${userId}`;
  return Number(row!.units);
}
