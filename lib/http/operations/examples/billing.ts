import type { BillingAccount } from '#lib/billing/customers/billing-details';
import type { Seller } from '#lib/billing/seller';
import { invoice } from '#lib/http/operations/examples/invoices';

export const account: BillingAccount = {
  details: invoice.buyer,
  taxRatePercent: null,
  currency: 'EUR',
  credit: '12.00',
};

export const exampleSeller: Seller = {
  ...invoice.seller,
  currency: 'EUR',
  taxRatePercent: '19',
  paymentDays: 30,
  closing: 'draft',
};
