import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { credits, invoices } from '#db/schema/billing';
import { actingUserId, requirePermission } from '#lib/auth/may';
import { getInvoice } from '#lib/billing/invoices/get-invoice';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { type InvoiceRow, lockInvoice } from '#lib/billing/invoices/lock-invoice';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';

/**
 * Takes an open invoice back as a whole: it keeps its number, and its customer gets the credit back that it used. Throws
 * AppError('conflict') for one that is not open, or that a credit note took back of.
 */
export async function voidInvoice(ctx: Ctx, { id }: { id: string }): Promise<InvoiceDocument> {
  requirePermission(ctx.actor, 'finance:write');
  await ctx.db.transaction(async (tx) => {
    const invoice = await lockInvoice(tx, id);
    await requireVoidable(tx, invoice);
    await tx.update(invoices).set({ status: 'void', voidedAt: new Date() }).where(eq(invoices.id, id));
    await giveCreditBack(tx, invoice, actingUserId(ctx.actor));
  });
  return getInvoice(ctx, { id });
}

async function requireVoidable(tx: Database, { id, status }: InvoiceRow): Promise<void> {
  if (status === 'paid') throw new AppError('conflict', 'This invoice is paid: correct it with a credit note.');
  if (status !== 'open') throw new AppError('conflict', `This invoice is ${status}: only an open one becomes void.`);
  const [note] = await tx
    .select({ number: invoices.number })
    .from(invoices)
    .where(and(eq(invoices.correctsId, id), isNotNull(invoices.number)))
    .limit(1);
  if (note)
    throw new AppError('conflict', `${note.number} took back of this invoice: credit the rest with another one.`);
}

async function giveCreditBack(tx: Database, { id, userId, number }: InvoiceRow, createdBy: string | null) {
  const usedMinor = sql`-coalesce(sum(${credits.amountMinor}), 0)`.mapWith(BigInt);
  const [used] = await tx.select({ minor: usedMinor }).from(credits).where(eq(credits.invoiceId, id));
  if (used!.minor <= 0n) return;
  const reason = `Given back: ${number} is void`;
  await tx
    .insert(credits)
    .values({ id: newId('credit'), userId, amountMinor: used!.minor, reason, invoiceId: id, createdBy });
}
