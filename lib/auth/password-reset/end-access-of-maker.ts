import { and, eq, isNull, sql } from 'drizzle-orm';
import { webhookEndpoints } from '#db/schema/clients';
import { apiKeys } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';

/**
 * Revokes the API keys and switches off the webhooks of an account whose e-mail nobody had confirmed until now: whoever
 * made it may be somebody else, who waits in it (Sudhodanan and Paverd, "Pre-hijacked accounts", 2022). Part of `tx`.
 */
export async function endAccessOfMaker(tx: Transaction, userId: string): Promise<void> {
  await tx
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt)));
  await tx
    .update(webhookEndpoints)
    .set({ isEnabled: false, problem: 'Switched off with a new password, as this e-mail had never been confirmed.' })
    .where(and(eq(webhookEndpoints.userId, userId), eq(webhookEndpoints.isEnabled, true)));
}
