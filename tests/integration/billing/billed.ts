import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { invoiceLines, invoices } from '#db/schema/billing';
import { newId } from '#lib/ids';

type Line = Pick<typeof invoiceLines.$inferInsert, 'kind' | 'amountMinor'> & { modelId?: string | null };

export type Billed = {
  userId: string;
  planId: string;
  period: string;
  lines: Line[];
  status: 'draft' | 'open' | 'paid' | 'void';
  /** For a credit note: what it corrects. */
  correctsId?: string;
  taxMinor?: bigint;
  dueAt?: Date;
};

/** Makes an invoice or credit note with its lines as it would stand after its acts; gives its id. */
export async function addInvoice({ lines, status, correctsId, taxMinor = 0n, dueAt, ...of }: Billed): Promise<string> {
  const { db } = database();
  const id = newId('invoice');
  const subtotalMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const party = { name: 'Somebody', address: '', country: '', taxId: '', email: '' };
  await db.insert(invoices).values({
    id,
    ...of,
    planName: of.planId,
    kind: correctsId === undefined ? 'invoice' : 'credit-note',
    status: 'draft',
    currency: 'EUR',
    seller: { ...party, payment: '' },
    buyer: party,
    taxRatePercent: '0',
    subtotalMinor,
    taxMinor,
    totalMinor: subtotalMinor + taxMinor,
    correctsId: correctsId ?? null,
  });
  if (lines.length > 0)
    await db.insert(invoiceLines).values(
      lines.map((line, index) => ({
        id: newId('invoiceLine'),
        invoiceId: id,
        position: index + 1,
        description: 'Of a test',
        quantity: 1n,
        unitPrice: '0',
        ...line,
      })),
    );
  if (status === 'draft') return id;
  const number = `T-${id.slice(-12)}`;
  const [issuedAt, paidAt] = [new Date(), status === 'paid' ? new Date() : null];
  await db
    .update(invoices)
    .set({ status, number, issuedAt, dueAt: dueAt ?? issuedAt, paidAt })
    .where(eq(invoices.id, id));
  return id;
}
