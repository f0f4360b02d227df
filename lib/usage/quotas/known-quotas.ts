import { eq, getTableColumns } from 'drizzle-orm';
import { database } from '#db/client';
import { quotas } from '#db/schema/usage';
import { CredentialCache } from '#lib/auth/credential-cache';
import { processShared } from '#lib/process-shared';

/** A quota as the process knows it: what is used is at least `usedUnits`, of the month `period`. */
export type KnownQuota = Omit<typeof quotas.$inferSelect, 'createdAt'>;
type KnownQuotas = { userId: string; quotas: KnownQuota[] };

const cache = () => processShared('quotas', () => new CredentialCache(load));

/** The quotas of an account, cached like its credentials: the list itself when it is at hand, else a promise of it. */
export function quotasOf(userId: string): KnownQuota[] | Promise<KnownQuota[]> {
  const found = cache().get(userId);
  return found instanceof Promise ? found.then((loaded) => loaded!.quotas) : found.quotas;
}

/** False only where the process knows that the account has none. */
export function mayHaveQuotas(userId: string): boolean {
  return cache().peek(userId)?.quotas.length !== 0;
}

/** Keeps in mind what the ledger has just counted. */
export function noteCounted(counted: readonly KnownQuota[]): void {
  for (const { id, userId, period, usedUnits } of counted) {
    const known = cache()
      .peek(userId)
      ?.quotas.find((quota) => quota.id === id);
    // A statement that ended earlier may be heard of later.
    if (!known || period < known.period || (period === known.period && usedUnits < known.usedUnits)) continue;
    known.period = period;
    known.usedUnits = usedUnits;
  }
}

/** Drops the quotas of those accounts: each change of one is told as a change of its person. */
export function forgetQuotas(concerns: (userId: string) => boolean): void {
  cache().forget(({ userId }) => concerns(userId));
}

/** As for credentials: nothing is served from the cache while nobody listens for changes. */
export function quotasTrusted(trusted: boolean): void {
  cache().trust(trusted);
}

async function load(userId: string): Promise<KnownQuotas> {
  return { userId, quotas: await database().db.select(columns).from(quotas).where(eq(quotas.userId, userId)) };
}

const { createdAt: _, ...columns } = getTableColumns(quotas);
