import { database } from '#db/client';
import { invoiceLines, invoices } from '#db/schema/billing';
import { percentOf } from '#lib/billing/money';
import { newId } from '#lib/ids';

type Line = { description: string; quantity: bigint; unitPrice: string; amountMinor: bigint; modelId?: string };
type Wish = {
  userId: string;
  period?: string;
  kind?: 'invoice' | 'credit-note';
  number?: string;
  correctsId?: string;
  buyerName?: string;
  lines?: Line[];
};

const seller = { name: 'Seller Ltd', address: 'Street 1', country: '', taxId: '', email: '', payment: 'IBAN 1' };
const twoLines: Line[] = [
  { description: 'iris, units 1 to 1,000', quantity: 1000n, unitPrice: '0.0333', amountMinor: 3330n },
  { description: 'iris, units 1,001 to 2,001', quantity: 1001n, unitPrice: '0.01', amountMinor: 1001n },
];

/** Puts an invoice into the database, with tax of 19 %: a draft without `number`, else an open one. Gives its id. */
export async function writeInvoice({ userId, lines = twoLines, ...wish }: Wish): Promise<string> {
  const { db } = database();
  const { period = '2026-10', kind = 'invoice', number = null, correctsId = null, buyerName = 'Buyer' } = wish;
  const id = newId('invoice');
  const subtotalMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const taxMinor = percentOf(subtotalMinor, '19');
  const amounts = { subtotalMinor, taxMinor, totalMinor: subtotalMinor + taxMinor, taxRatePercent: '19' };
  const buyer = { name: buyerName, address: '', country: '', taxId: '', email: '' };
  const about = {
    id,
    kind,
    userId,
    period,
    planId: 'team',
    planName: 'Team',
    currency: 'EUR',
    seller,
    buyer,
    correctsId,
  };
  await db.insert(invoices).values({ ...about, ...amounts, status: 'draft' });
  const lineKind = kind === 'invoice' ? 'units' : 'correction';
  await db
    .insert(invoiceLines)
    .values(
      lines.map(
        (line, k) => ({ ...line, id: newId('invoiceLine'), invoiceId: id, position: k + 1, kind: lineKind }) as const,
      ),
    );
  if (number !== null) await issue(id, number);
  return id;
}

async function issue(id: string, number: string): Promise<void> {
  const { sql } = database();
  await sql`update invoices set status = 'open', number = ${number}, issued_at = now(), due_at = now() where id = ${id}`;
}
