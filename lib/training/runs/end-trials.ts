import { and, eq, inArray } from 'drizzle-orm';
import { runs } from '#db/schema/training';
import type { Transaction } from '#lib/registry/change-model';

/**
 * Cancels the trials of a search that is over: those not over themselves. Call it after the search's own row was
 * changed in the same transaction; its worker adds trials under that row's lock only.
 */
export async function endTrials(tx: Transaction, searchId: string): Promise<void> {
  await tx
    .update(runs)
    .set({ status: 'canceled', finishedAt: new Date() })
    .where(and(eq(runs.parentId, searchId), inArray(runs.status, ['queued', 'running'])));
}
