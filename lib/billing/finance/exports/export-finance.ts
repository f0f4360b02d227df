import { Readable } from 'node:stream';
import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import { customersExport } from '#lib/billing/finance/exports/customers-export';
import type { ExportTable, ExportTerms } from '#lib/billing/finance/exports/export-table';
import { invoicesExport, linesExport, revenueExport } from '#lib/billing/finance/exports/invoice-exports';
import { receivablesExport } from '#lib/billing/finance/exports/receivables-export';
import { type MonthSpan, monthsOf, requireMonths } from '#lib/billing/finance/month-span';
import { minorDigits } from '#lib/billing/money';
import { seller } from '#lib/billing/seller';
import type { Ctx } from '#lib/context';
import { csvLine } from '#lib/csv/write-csv';

export const exportNames = ['invoices', 'invoice-lines', 'revenue', 'receivables', 'customers'] as const;

const tables: Record<(typeof exportNames)[number], ExportTable> = {
  invoices: invoicesExport,
  'invoice-lines': linesExport,
  revenue: revenueExport,
  receivables: receivablesExport,
  customers: customersExport,
};

export const ExportWhat = z.object({ what: z.enum(exportNames).describe('Which table.') });
export type ExportFinance = z.infer<typeof ExportWhat> & MonthSpan;

/**
 * A table of some months as CSV, read as it is sent: amounts are plain decimals, moments ISO 8601, texts safe for
 * spreadsheets.
 */
export async function exportFinance({ db, actor }: Ctx, { what, from, to }: ExportFinance) {
  requirePermission(actor, 'finance:read');
  requireMonths({ from, to });
  const { currency } = await seller(db);
  const terms = { digits: minorDigits(currency), nowMs: Date.now() };
  const content = Readable.from(csvOf(db, tables[what], { from, to }, terms), { objectMode: false });
  return { content, fileName: `${what}-${from === to ? from : `${from}-to-${to}`}.csv` };
}

async function* csvOf(db: Ctx['db'], { columns, page }: ExportTable, span: MonthSpan, terms: ExportTerms) {
  yield csvLine(columns);
  for (const period of monthsOf(span)) {
    for (let after: string | null = ''; after !== null; ) {
      const { rows, nextAfter }: Awaited<ReturnType<ExportTable['page']>> = await page(db, period, after, terms);
      if (rows.length > 0) yield rows.map((row) => csvLine(row)).join('');
      after = nextAfter;
    }
  }
}
