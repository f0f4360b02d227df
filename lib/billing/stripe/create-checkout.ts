import { and, desc, eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import { z } from 'zod';
import type { Database } from '#db/client';
import { stripeCheckouts } from '#db/schema/billing';
import { actingUserId, may, requirePermission } from '#lib/auth/may';
import { InvoiceId } from '#lib/billing/invoices/invoice-document';
import { askStripe } from '#lib/billing/stripe/ask-stripe';
import { type CheckoutNow, checkoutNow, endCheckout } from '#lib/billing/stripe/end-checkout';
import { type InvoiceDue, invoiceDue } from '#lib/billing/stripe/invoice-due';
import { openCheckout } from '#lib/billing/stripe/open-checkout';
import type { Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';

export const CreateCheckout = z.object({ id: InvoiceId });
export type CreateCheckout = z.infer<typeof CreateCheckout>;

export const PageAtStripe = z
  .object({ url: z.url().describe('A page of Stripe’s; send the person there.') })
  .meta({ id: 'PageAtStripe' });
export type PageAtStripe = z.infer<typeof PageAtStripe>;

/**
 * A page at Stripe where what is due of an open invoice is paid: one’s own invoice, or anybody’s for finance. The same
 * page is given again as long as it is open and asks for the right amount. `siteUrl` is where Stripe sends people back.
 */
export async function createCheckout(ctx: Ctx, { id }: CreateCheckout, siteUrl: string): Promise<PageAtStripe> {
  const invoice = await payableInvoice(ctx, id);
  return askStripe(async (client) => {
    const url = (await openPage(client, ctx.db, invoice)) ?? (await openCheckout(client, ctx.db, invoice, siteUrl));
    return { url };
  });
}

async function payableInvoice({ db, actor }: Ctx, id: string): Promise<InvoiceDue> {
  if (!may(actor, 'finance:write')) requirePermission(actor, 'billing:write');
  const invoice = await invoiceDue(db, id);
  const isTheirs = invoice?.userId === actingUserId(actor) && invoice.status !== 'draft';
  if (!invoice || !(isTheirs || may(actor, 'finance:write'))) throw notFound('invoice of that id');
  if (invoice.kind === 'credit-note') throw new AppError('conflict', 'This is a credit note: nothing is to be paid.');
  if (invoice.status !== 'open') {
    throw new AppError('conflict', `This invoice is ${invoice.status}: only an open one can be paid.`);
  }
  if (invoice.dueMinor === 0n) throw new AppError('conflict', 'Credit notes took it all back: nothing is to be paid.');
  return invoice;
}

/** Where a page that was opened before is still good. Others are closed, so that nobody pays twice, or too much. */
async function openPage(client: Stripe, db: Database, { id, dueMinor }: InvoiceDue): Promise<string | null> {
  const opened = await db
    .select()
    .from(stripeCheckouts)
    .where(and(eq(stripeCheckouts.invoiceId, id), eq(stripeCheckouts.status, 'open')))
    .orderBy(desc(stripeCheckouts.createdAt));
  let good: string | null = null;
  for (const { sessionId, amountMinor } of opened) {
    const isWanted = amountMinor === dueMinor && good === null;
    const now: CheckoutNow = isWanted
      ? await checkoutNow(client, db, sessionId)
      : await endCheckout(client, db, sessionId);
    if (now.state === 'paying' || now.state === 'paid') {
      throw new AppError(
        'conflict',
        'A payment of this invoice is under way at Stripe. It shows here once it is through.',
      );
    }
    if (now.state === 'open') good = now.url;
  }
  return good;
}
