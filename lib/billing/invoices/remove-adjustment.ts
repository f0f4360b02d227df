import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { invoiceLines } from '#db/schema/billing';
import { changeDraft } from '#lib/billing/invoices/change-draft';
import { InvoiceId } from '#lib/billing/invoices/invoice-document';
import type { Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';

export const RemoveAdjustment = z.object({
  id: InvoiceId,
  lineId: z
    .string()
    .regex(/^line_\w{1,64}$/, 'There is no such id.')
    .describe('Id of the line.'),
});
export type RemoveAdjustment = z.infer<typeof RemoveAdjustment>;

/**
 * Takes a line of finance's own out of a draft again. 404 for a line that is none of that invoice; throws
 * AppError('conflict') for what is no draft, or where other lines need this one to come to nothing less than zero.
 */
export async function removeAdjustment(ctx: Ctx, { id, lineId }: RemoveAdjustment): Promise<void> {
  const { id: line, invoiceId, kind } = invoiceLines;
  await changeDraft(ctx, {
    id,
    refusal: (below) => new AppError('conflict', `Without this line the invoice would be ${below} below zero.`),
    change: async (tx) => {
      const ofInvoice = and(eq(line, lineId), eq(invoiceId, id), eq(kind, 'adjustment'));
      const removed = await tx.delete(invoiceLines).where(ofInvoice).returning({ id: line });
      if (removed.length === 0) throw notFound('adjustment of that id on this invoice');
    },
  });
}
