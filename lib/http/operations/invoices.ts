import { Readable } from 'node:stream';
import { z } from 'zod';
import { AddAdjustment, addAdjustment } from '#lib/billing/invoices/add-adjustment';
import { CreditInvoice, creditInvoice } from '#lib/billing/invoices/credit-invoice';
import { getInvoice } from '#lib/billing/invoices/get-invoice';
import { InvoiceDocument, InvoiceId, InvoicePage } from '#lib/billing/invoices/invoice-document';
import { invoicePdf } from '#lib/billing/invoices/invoice-pdf';
import { issueInvoice } from '#lib/billing/invoices/issue-invoice';
import { ListInvoices, listInvoices } from '#lib/billing/invoices/list-invoices';
import { PayInvoice, payInvoice } from '#lib/billing/invoices/pay-invoice';
import { RemoveAdjustment, removeAdjustment } from '#lib/billing/invoices/remove-adjustment';
import { voidInvoice } from '#lib/billing/invoices/void-invoice';
import { FileDownload } from '#lib/http/answer';
import { operation } from '#lib/http/operation';
import { adjusted, creditNote, paidInvoice, voidedInvoice } from '#lib/http/operations/examples/invoice-acts';
import { invoice, invoiceSummary } from '#lib/http/operations/examples/invoices';

const path = '/api/v1/invoices/{id}';
const Params = z.object({ id: InvoiceId });
const params = { id: invoice.id };
const pdfContent = { type: 'application/pdf' };
const change = {
  method: 'POST',
  tag: 'Invoices',
  permission: 'finance:write',
  idempotent: true,
  params: Params,
  answer: InvoiceDocument,
} as const;

export const invoiceOperations = {
  list: operation({
    method: 'GET',
    path: '/api/v1/invoices',
    id: 'listInvoices',
    tag: 'Invoices',
    summary: 'List invoices and credit notes',
    description:
      'Your own that were issued, newest first, without their lines. With `customer` or `all`, for finance: those of ' +
      'others too, and drafts.',
    permission: 'billing:read',
    audited: true,
    query: ListInvoices,
    answer: InvoicePage,
    examples: { query: { status: 'open' }, answer: { data: [invoiceSummary], nextCursor: null } },
    run: (ctx, { query }) => listInvoices(ctx, query),
  }),

  get: operation({
    method: 'GET',
    path,
    id: 'getInvoice',
    tag: 'Invoices',
    summary: 'Read an invoice or credit note',
    description: 'With its lines and what was used each day. Lines have the same ids here, on its page and in its PDF.',
    permission: 'billing:read',
    audited: true,
    params: Params,
    answer: InvoiceDocument,
    refuses: ['not-found'],
    examples: { params, answer: invoice },
    run: (ctx, { params }) => getInvoice(ctx, params),
  }),

  pdf: operation({
    method: 'GET',
    path: `${path}.pdf`,
    id: 'getInvoicePdf',
    tag: 'Invoices',
    summary: 'Download an invoice or credit note as PDF',
    permission: 'billing:read',
    audited: true,
    params: Params,
    answers: [{ status: 200, description: 'A4, with its lines’ ids.', content: pdfContent }],
    refuses: ['not-found'],
    examples: { params },
    run: async (ctx, { params, headers }) => {
      const document = await getInvoice(ctx, params);
      const file = await invoicePdf(document);
      const about = { fileName: `${document.number ?? document.id}.pdf`, sizeBytes: file.length, inline: true };
      // What a browser shows a PDF with is a plug-in and styles of its own.
      headers['content-security-policy'] =
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
      return new FileDownload(Readable.from(file), { ...about, ...pdfContent });
    },
  }),

  issue: operation({
    ...change,
    path: `${path}/issue`,
    id: 'issueInvoice',
    summary: 'Issue a draft',
    description:
      'Gives it its number, without gaps within a year. From then on nobody edits it; one of which nothing is to be paid ' +
      'is paid at once. Its customer’s webhooks are told `invoice.issued`.',
    refuses: ['not-found', 'conflict'],
    examples: { params, answer: invoice },
    run: (ctx, { params }) => issueInvoice(ctx, params),
  }),

  pay: operation({
    ...change,
    path: `${path}/pay`,
    id: 'payInvoice',
    summary: 'Note that an invoice is paid',
    description: 'By another way than Stripe, which tells by itself. Its customer’s webhooks are told `invoice.paid`.',
    body: PayInvoice,
    refuses: ['not-found', 'conflict'],
    examples: { params, body: { note: paidInvoice.paidBy }, answer: paidInvoice },
    run: (ctx, { params, body }) => payInvoice(ctx, { ...params, ...body }),
  }),

  void: operation({
    ...change,
    path: `${path}/void`,
    id: 'voidInvoice',
    summary: 'Void an open invoice',
    description:
      'Takes it back as a whole. It keeps its number; credit it used is given back. Its month is not billed again.',
    refuses: ['not-found', 'conflict'],
    examples: { params, answer: voidedInvoice },
    run: (ctx, { params }) => voidInvoice(ctx, params),
  }),

  credit: operation({
    ...change,
    path: `${path}/credit-notes`,
    id: 'creditInvoice',
    summary: 'Issue a credit note',
    description:
      'Takes back of the lines of an open or paid invoice, by an amount or a number of units each. All credit notes ' +
      'together never exceed the invoice, nor any of its lines. An open invoice of which nothing is due then is paid.',
    status: 201,
    body: CreditInvoice,
    refuses: ['not-found', 'conflict'],
    examples: {
      params,
      body: {
        lines: [{ lineId: creditNote.lines[0]!.correctsLineId, quantity: creditNote.lines[0]!.quantity }],
        reason: creditNote.reason,
      },
      answer: creditNote,
    },
    run: (ctx, { params, body }) => creditInvoice(ctx, { ...params, ...body }),
  }),

  addAdjustment: operation({
    ...change,
    path: `${path}/lines`,
    id: 'addAdjustment',
    summary: 'Add a line to a draft',
    description: 'An adjustment of finance’s own, above or below zero. The whole never comes to less than nothing.',
    status: 201,
    body: AddAdjustment,
    refuses: ['not-found', 'conflict'],
    examples: {
      params,
      body: { amount: adjusted.lines.at(-1)!.amount, description: adjusted.lines.at(-1)!.description },
      answer: adjusted,
    },
    run: (ctx, { params, body }) => addAdjustment(ctx, { ...params, ...body }),
  }),

  removeAdjustment: operation({
    method: 'DELETE',
    path: `${path}/lines/{lineId}`,
    id: 'removeAdjustment',
    tag: 'Invoices',
    summary: 'Take an adjustment out of a draft',
    permission: 'finance:write',
    params: RemoveAdjustment,
    refuses: ['not-found', 'conflict'],
    examples: { params: { ...params, lineId: adjusted.lines.at(-1)!.id } },
    run: (ctx, { params }) => removeAdjustment(ctx, params),
  }),
};
