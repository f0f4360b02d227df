import { z } from 'zod';
import { normaliseEmail } from '#lib/auth/people/email';
import { TextBlock, TextLine } from '#lib/billing/invoice-text';

/** What a customer says of themselves for their invoices; each may be empty. */
export const BillingDetails = z
  .strictObject({
    name: TextLine.describe('As it is to stand on invoices; empty for the name of the account.'),
    address: TextBlock.describe('Street, place, in lines.'),
    country: TextLine,
    taxId: TextLine.describe('For example a VAT number.'),
    email: TextLine.refine(
      (text) => text === '' || normaliseEmail(text) !== null,
      'This is not an e-mail address. Write it like ada@example.org.',
    ).describe('Who is to get invoices; empty for the address of the account.'),
  })
  .meta({ id: 'BillingDetails' });
export type BillingDetails = z.infer<typeof BillingDetails>;

/** How a customer is billed. */
export const BillingAccount = z
  .object({
    details: BillingDetails,
    taxRatePercent: z.string().nullable().describe('Set by finance; null where the seller’s rate holds.'),
    currency: z.string().describe('Of all amounts, ISO 4217.'),
    credit: z.string().describe('What is left of their credit; the next invoices use it up.'),
  })
  .meta({ id: 'BillingAccount' });
export type BillingAccount = z.infer<typeof BillingAccount>;
