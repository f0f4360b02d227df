import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { invoiceLines, invoices } from '#db/schema/billing';
import { users } from '#db/schema/people';
import { models } from '#db/schema/registry';
import { Buyer } from '#lib/billing/customers/buyer';
import { type ExportTable, exportPage, pageSize } from '#lib/billing/finance/exports/export-table';
import { lineGroupName } from '#lib/billing/finance/line-group-name';
import { amountDueMinor, creditedMinor } from '#lib/billing/invoices/amount-due';
import { formatDecimal, formatMinor, parseDecimal } from '#lib/billing/money';
import { spreadsheetText } from '#lib/csv/spreadsheet-text';

/** Every invoice and credit note, drafts and void ones too. */
export const invoicesExport: ExportTable = {
  columns: [
    'number',
    'kind',
    'status',
    'period',
    'customer',
    'email',
    'customer_id',
    'buyer',
    'country',
    'tax_id',
    'plan',
    'currency',
    'subtotal',
    'tax_rate_percent',
    'tax',
    'total',
    'amount_due',
    'created_at',
    'issued_at',
    'due_at',
    'paid_at',
    'paid_by',
    'voided_at',
    'corrects',
    'reason',
    'id',
  ],
  async page(db, period, after, { digits }) {
    const found = await invoicesOf(db, period, after);
    const rows = found.map(({ invoice, name, email, corrects, creditedMinor }) => {
      const buyer = Buyer.parse(invoice.buyer);
      const amount = (minor: bigint) => formatMinor(minor, digits);
      return [
        invoice.number ?? '',
        invoice.kind,
        invoice.status,
        invoice.period,
        spreadsheetText(name ?? ''),
        spreadsheetText(email ?? ''),
        invoice.userId,
        spreadsheetText(buyer.name),
        spreadsheetText(buyer.country),
        spreadsheetText(buyer.taxId),
        spreadsheetText(invoice.planName),
        invoice.currency,
        amount(invoice.subtotalMinor),
        formatDecimal(parseDecimal(invoice.taxRatePercent)),
        amount(invoice.taxMinor),
        amount(invoice.totalMinor),
        amount(amountDueMinor({ ...invoice, creditedMinor })),
        ...[invoice.createdAt, invoice.issuedAt, invoice.dueAt, invoice.paidAt].map(moment),
        spreadsheetText(invoice.paidBy ?? ''),
        moment(invoice.voidedAt),
        corrects ?? '',
        spreadsheetText(invoice.reason),
        invoice.id,
      ];
    });
    return exportPage(
      found.map(({ invoice }) => invoice.id),
      rows,
    );
  },
};

/** Every line of those, with the ids that pages, PDF and JSON show. */
export const linesExport: ExportTable = {
  columns: [
    'invoice',
    'invoice_id',
    'status',
    'period',
    'customer',
    'customer_id',
    'line_id',
    'position',
    'kind',
    'description',
    'model',
    'tier',
    'quantity',
    'unit_price',
    'amount',
    'currency',
  ],
  async page(db, period, after, { digits }) {
    const found = await invoicesOf(db, period, after);
    const lines = await linesOf(db, found);
    const rows = found.flatMap(({ invoice, name }) =>
      (lines.get(invoice.id) ?? []).map(({ line, slug }) => [
        invoice.number ?? '',
        invoice.id,
        invoice.status,
        invoice.period,
        spreadsheetText(name ?? ''),
        invoice.userId,
        line.id,
        String(line.position),
        line.kind,
        spreadsheetText(line.description),
        slug ?? line.modelId ?? '',
        line.tier === null ? '' : String(line.tier),
        String(line.quantity),
        formatDecimal(parseDecimal(line.unitPrice)),
        formatMinor(line.amountMinor, digits),
        invoice.currency,
      ]),
    );
    return exportPage(
      found.map(({ invoice }) => invoice.id),
      rows,
    );
  },
};

/** What the revenue of a month is made of: of each issued invoice and credit note, what each model brought, net of tax. */
export const revenueExport: ExportTable = {
  columns: ['period', 'invoice', 'invoice_id', 'customer', 'customer_id', 'plan', 'model', 'amount', 'currency'],
  async page(db, period, after, { digits }) {
    const found = await invoicesOf(db, period, after);
    const billed = found.filter(({ invoice }) => invoice.status === 'open' || invoice.status === 'paid');
    const lines = await linesOf(db, billed);
    const rows = billed.flatMap(({ invoice, name }) => {
      const groups = Map.groupBy(lines.get(invoice.id) ?? [], ({ line, slug, modelName }) =>
        lineGroupName(line.modelId ?? line.kind, modelName ?? slug),
      );
      return [...groups].map(([group, of]) => [
        invoice.period,
        invoice.number ?? '',
        invoice.id,
        spreadsheetText(name ?? ''),
        invoice.userId,
        spreadsheetText(invoice.planName),
        spreadsheetText(group),
        formatMinor(
          of.reduce((sum, { line }) => sum + line.amountMinor, 0n),
          digits,
        ),
        invoice.currency,
      ]);
    });
    return exportPage(
      found.map(({ invoice }) => invoice.id),
      rows,
    );
  },
};

const moment = (at: Date | null) => at?.toISOString() ?? '';

const invoicesOf = (db: Database, period: string, after: string) =>
  db
    .select({
      invoice: invoices,
      name: users.name,
      email: users.email,
      corrects: sql<
        string | null
      >`(select number from invoices as corrected where corrected.id = ${invoices.correctsId})`,
      creditedMinor,
    })
    .from(invoices)
    .leftJoin(users, eq(users.id, invoices.userId))
    .where(and(eq(invoices.period, period), gt(invoices.id, after)))
    .orderBy(asc(invoices.id))
    .limit(pageSize);

async function linesOf(db: Database, of: readonly { invoice: { id: string } }[]) {
  const rows = await db
    .select({ line: invoiceLines, slug: models.slug, modelName: models.name })
    .from(invoiceLines)
    .leftJoin(models, eq(models.id, invoiceLines.modelId))
    .where(
      inArray(
        invoiceLines.invoiceId,
        of.map(({ invoice }) => invoice.id),
      ),
    )
    .orderBy(asc(invoiceLines.invoiceId), asc(invoiceLines.position));
  return Map.groupBy(rows, ({ line }) => line.invoiceId);
}
