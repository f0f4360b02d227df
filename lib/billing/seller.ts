import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { settings } from '#db/schema/people';
import { TextBlock, TextLine } from '#lib/billing/invoice-text';

/** A rate in per cent, such as 8.1. */
export const TaxRate = z
  .string()
  .regex(/^\d{1,2}(\.\d{1,3})?$/, 'Write a rate in per cent, like 8.1.')
  .describe('In per cent, such as 8.1.');

/** Who bills here, and how. */
export const Seller = z
  .strictObject({
    name: TextLine.describe('As it stands on invoices.'),
    address: TextBlock.describe('Street, place, in lines.'),
    country: TextLine,
    taxId: TextLine,
    email: TextLine,
    payment: TextBlock.describe('How to pay: a bank account, for instance.'),
    currency: z
      .string()
      .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'Write a currency like EUR.')
      .describe('ISO 4217. It cannot change once there are invoices.'),
    taxRatePercent: TaxRate,
    paymentDays: z.int().min(0).max(365).describe('Days from issue until an invoice is due.'),
    closing: z
      .enum(['by-hand', 'draft', 'issue'])
      .describe('What happens on the third of a month: nothing, its invoices are drafted, or drafted and issued.'),
  })
  .meta({ id: 'Seller' });
export type Seller = z.infer<typeof Seller>;

const unsaid: Seller = {
  name: '',
  address: '',
  country: '',
  taxId: '',
  email: '',
  payment: '',
  currency: 'EUR',
  taxRatePercent: '0',
  paymentDays: 30,
  closing: 'by-hand',
};
const setting = 'seller';

/** Who bills here; empty, in euros, until finance has said. */
export async function seller(db: Database): Promise<Seller> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, setting));
  return row ? Seller.parse(JSON.parse(row.value)) : unsaid;
}

/** Keeps who bills here, as part of `db` where that is a transaction. */
export async function keepSeller(db: Database, said: Seller): Promise<void> {
  const value = JSON.stringify(said);
  await db
    .insert(settings)
    .values({ name: setting, value })
    .onConflictDoUpdate({ target: settings.name, set: { value } });
}
