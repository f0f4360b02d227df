import { z } from 'zod';
import { BillingAccount, BillingDetails } from '#lib/billing/customers/billing-details';
import { ChangeCustomer, CustomerId, changeCustomer } from '#lib/billing/customers/change-customer';
import { getBillingAccount } from '#lib/billing/customers/get-billing-account';
import { saveBillingDetails } from '#lib/billing/customers/save-billing-details';
import { getSeller } from '#lib/billing/get-seller';
import { saveSeller } from '#lib/billing/save-seller';
import { Seller } from '#lib/billing/seller';
import { operation } from '#lib/http/operation';
import { account, exampleSeller } from '#lib/http/operations/examples/billing';
import { invoice } from '#lib/http/operations/examples/invoices';

export const billingOperations = {
  account: operation({
    method: 'GET',
    path: '/api/v1/billing',
    id: 'getBillingAccount',
    tag: 'Invoices',
    summary: 'Read how you are billed',
    description: 'What stands on your invoices, your own tax rate, and what is left of your credit.',
    permission: 'billing:read',
    audited: true,
    answer: BillingAccount,
    examples: { answer: account },
    run: getBillingAccount,
  }),

  saveDetails: operation({
    method: 'PUT',
    path: '/api/v1/billing/details',
    id: 'saveBillingDetails',
    tag: 'Invoices',
    summary: 'Change what stands on your invoices',
    description: 'From the next invoice that is made on: those there are stay as they were made.',
    permission: 'billing:write',
    body: BillingDetails,
    answer: BillingAccount,
    examples: { body: account.details, answer: account },
    run: (ctx, { body }) => saveBillingDetails(ctx, body),
  }),

  changeCustomer: operation({
    method: 'PATCH',
    path: '/api/v1/finance/customers/{id}',
    id: 'changeCustomer',
    tag: 'Finance',
    summary: 'Change how a customer is billed',
    description: 'Their own tax rate, or what stands on their invoices, from the next invoice that is made on.',
    permission: 'finance:write',
    params: z.object({ id: CustomerId }),
    body: ChangeCustomer,
    answer: BillingAccount,
    refuses: ['not-found'],
    examples: {
      params: { id: invoice.customerId },
      body: { taxRatePercent: '7.7' },
      answer: { ...account, taxRatePercent: '7.7' },
    },
    run: (ctx, { params: { id }, body }) => changeCustomer(ctx, { id, changes: body }),
  }),

  getSeller: operation({
    method: 'GET',
    path: '/api/v1/finance/seller',
    id: 'getSeller',
    tag: 'Finance',
    summary: 'Read who bills here',
    permission: 'finance:read',
    audited: true,
    answer: Seller,
    examples: { answer: exampleSeller },
    run: getSeller,
  }),

  saveSeller: operation({
    method: 'PUT',
    path: '/api/v1/finance/seller',
    id: 'saveSeller',
    tag: 'Finance',
    summary: 'Change who bills here, and how',
    description: 'From the next invoice that is made on. The currency cannot change once there are invoices.',
    permission: 'finance:write',
    body: Seller,
    answer: Seller,
    refuses: ['conflict'],
    examples: { body: exampleSeller, answer: exampleSeller },
    run: (ctx, { body }) => saveSeller(ctx, body),
  }),
};
