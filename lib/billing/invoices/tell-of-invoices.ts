import { and, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { webhookEndpoints } from '#db/schema/clients';
import { invoiceDocument } from '#lib/billing/invoices/read-invoice';
import { plainArray } from '#lib/usage/array-literal';
import { sendEvent } from '#lib/webhooks/send-event';

type Event = 'invoice.issued' | 'invoice.paid';

/**
 * Tells customers of their invoices, as part of the transaction `tx`; the invoice is read only where somebody listens.
 * Call `queuesReady` before the transaction begins.
 */
export async function tellOfInvoices(
  tx: Database,
  event: Event,
  invoices: readonly { id: string; userId: string }[],
): Promise<void> {
  const listening = await listeners(tx, [...new Set(invoices.map(({ userId }) => userId))]);
  for (const { id, userId } of invoices) {
    if (!listening.has(userId)) continue;
    const data = await invoiceDocument(tx, id);
    if (data) await sendEvent(tx, { userId, event, data });
  }
}

async function listeners(tx: Database, userIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ userId: webhookEndpoints.userId })
    .from(webhookEndpoints)
    .where(and(webhookEndpoints.isEnabled, sql`${webhookEndpoints.userId} = any(${plainArray(userIds)}::text[])`));
  return new Set(rows.map(({ userId }) => userId));
}
