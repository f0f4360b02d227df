import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { credits, invoiceLines } from '#db/schema/billing';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { actingUserId, requirePermission } from '#lib/auth/may';
import { Correction, correctionLines } from '#lib/billing/invoices/correction-lines';
import { getInvoice } from '#lib/billing/invoices/get-invoice';
import { invalidAt } from '#lib/billing/invoices/invalid-at';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { type InvoiceRow, lockInvoice } from '#lib/billing/invoices/lock-invoice';
import { markPaid } from '#lib/billing/invoices/mark-paid';
import { tellOfInvoices } from '#lib/billing/invoices/tell-of-invoices';
import { type CreditNote, writeCreditNote } from '#lib/billing/invoices/write-credit-note';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { queuesReady } from '#lib/queue/queue';

export const CreditInvoice = z.strictObject({
  lines: z.array(Correction).min(1).max(1_000).describe('What to take back of which line.'),
  reason: z.string().trim().min(1).max(500).describe('Why; it stands on the credit note.'),
  refund: z
    .enum(['credit', 'outside'])
    .optional()
    .describe(
      'Of a paid invoice: whether the amount becomes credit for the next ones, or is paid back outside of this product. ' +
        'Of an open one it lowers what is due.',
    ),
});
export type CreditInvoice = z.infer<typeof CreditInvoice> & { id: string };

/**
 * Takes back of an issued invoice by a credit note with a number of its own; of an open one of which nothing is due then
 * it is paid. All its credit notes together never exceed it, nor any of its lines. Throws AppError('conflict') for a draft
 * or a void one, AppError('invalid') for what exceeds it.
 */
export async function creditInvoice(ctx: Ctx, { id, lines, reason, refund }: CreditInvoice): Promise<InvoiceDocument> {
  requirePermission(ctx.actor, 'finance:write');
  await queuesReady();
  const noteId = await ctx.db.transaction(async (tx) => {
    const invoice = await lockInvoice(tx, id);
    requireCreditable(invoice);
    if (invoice.status === 'paid' && !refund)
      throw invalidAt(
        '/refund',
        'This invoice is paid: say whether the amount becomes credit, or is paid back outside.',
      );
    const correctable = await correctableLines(tx, id);
    const corrections = correctionLines(invoice.currency, correctable, lines);
    const note = await writeCreditNote(tx, { invoice, corrections, reason, refund });
    if (invoice.status === 'paid' && refund === 'credit') await keepAsCredit(tx, note, actingUserId(ctx.actor));
    await tellOfInvoices(tx, 'invoice.issued', [note]);
    if (invoice.status === 'open' && note.dueMinor <= 0n)
      await markPaid(tx, id, { paidBy: `credit note ${note.number}`, at: new Date() });
    return note.id;
  });
  const note = await getInvoice(ctx, { id: noteId });
  noteInAudit(ctx, { creditNoteId: noteId, total: note.total, refund });
  return note;
}

function requireCreditable({ kind, status }: InvoiceRow): void {
  if (kind !== 'invoice')
    throw new AppError('conflict', 'This is a credit note itself: issue another one of its invoice.');
  if (status === 'draft') throw new AppError('conflict', 'This invoice is a draft: add an adjustment to it instead.');
  if (status === 'void') throw new AppError('conflict', 'This invoice is void: there is nothing to take back.');
}

/** The lines of an invoice, each with what issued credit notes took back of it. */
const correctableLines = (tx: Database, invoiceId: string) =>
  tx
    .select({
      id: invoiceLines.id,
      kind: invoiceLines.kind,
      description: invoiceLines.description,
      modelId: invoiceLines.modelId,
      tier: invoiceLines.tier,
      quantity: invoiceLines.quantity,
      unitPrice: invoiceLines.unitPrice,
      amountMinor: invoiceLines.amountMinor,
      creditedMinor: sql`(
        select coalesce(-sum(correction.amount_minor), 0)
        from invoices as note join invoice_lines as correction on correction.invoice_id = note.id
        where note.corrects_id = ${invoiceId} and correction.corrects_line_id = ${sql.raw('"invoice_lines"."id"')}
      )`.mapWith(BigInt),
    })
    .from(invoiceLines)
    .where(eq(invoiceLines.invoiceId, invoiceId));

async function keepAsCredit(tx: Database, note: CreditNote, createdBy: string | null): Promise<void> {
  await tx.insert(credits).values({
    id: newId('credit'),
    userId: note.userId,
    amountMinor: -note.subtotalMinor,
    reason: `Credit note ${note.number}`,
    invoiceId: note.id,
    createdBy,
  });
}
