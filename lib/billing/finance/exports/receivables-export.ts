import { and, asc, eq, gt } from 'drizzle-orm';
import { invoices } from '#db/schema/billing';
import { users } from '#db/schema/people';
import { type ExportTable, exportPage, pageSize } from '#lib/billing/finance/exports/export-table';
import { amountDueMinor, creditedMinor } from '#lib/billing/invoices/amount-due';
import { formatMinor } from '#lib/billing/money';
import { spreadsheetText } from '#lib/csv/spreadsheet-text';

/** Every open invoice of which something is due. */
export const receivablesExport: ExportTable = {
  columns: [
    'number',
    'period',
    'customer',
    'email',
    'customer_id',
    'issued_at',
    'due_at',
    'days_overdue',
    'total',
    'credited',
    'amount_due',
    'currency',
    'id',
  ],
  async page(db, period, after, { digits, nowMs }) {
    const found = await db
      .select({ invoice: invoices, name: users.name, email: users.email, creditedMinor })
      .from(invoices)
      .leftJoin(users, eq(users.id, invoices.userId))
      .where(
        and(
          eq(invoices.period, period),
          gt(invoices.id, after),
          eq(invoices.status, 'open'),
          eq(invoices.kind, 'invoice'),
        ),
      )
      .orderBy(asc(invoices.id))
      .limit(pageSize);
    const rows = found.flatMap(({ invoice, name, email, creditedMinor }) => {
      const due = amountDueMinor({ ...invoice, creditedMinor });
      if (due === 0n) return [];
      return [
        [
          invoice.number ?? '',
          invoice.period,
          spreadsheetText(name ?? ''),
          spreadsheetText(email ?? ''),
          invoice.userId,
          invoice.issuedAt?.toISOString() ?? '',
          invoice.dueAt?.toISOString() ?? '',
          String(daysOverdue(invoice.dueAt, nowMs)),
          formatMinor(invoice.totalMinor, digits),
          formatMinor(creditedMinor, digits),
          formatMinor(due, digits),
          invoice.currency,
          invoice.id,
        ],
      ];
    });
    return exportPage(
      found.map(({ invoice }) => invoice.id),
      rows,
    );
  },
};

const dayMs = 24 * 3_600_000;

/** Whole days of UTC; 0 while it is not due. */
function daysOverdue(dueAt: Date | null, nowMs: number): number {
  const day = (ms: number) => Math.floor(ms / dayMs);
  return dueAt === null ? 0 : Math.max(0, day(nowMs) - day(dueAt.getTime()));
}
