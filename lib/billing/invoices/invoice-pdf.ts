import { decimalText } from '#lib/billing/decimal-text';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { dateText, isPriced, titleOf } from '#lib/billing/invoices/invoice-words';
import { drawParties } from '#lib/billing/invoices/pdf/draw-parties';
import { drawTable } from '#lib/billing/invoices/pdf/draw-table';
import { drawPayment, drawTotals } from '#lib/billing/invoices/pdf/draw-totals';
import { page, Sheet } from '#lib/billing/invoices/pdf/sheet';
import { periodText } from '#lib/billing/period-text';

/** The invoice as PDF: A4, with the line ids of its JSON. The same document gives the same bytes. */
export async function invoicePdf(document: InvoiceDocument): Promise<Buffer> {
  const { number, issuedAt, createdAt, status, seller } = document;
  const title = number === null ? titleOf(document) : `${titleOf(document)} ${number}`;
  const mark = status === 'draft' || status === 'void' ? status.toUpperCase() : null;
  const sheet = new Sheet({ title, createdAt: new Date(issuedAt ?? createdAt), mark });
  drawParties(sheet, document);
  drawLines(sheet, document);
  drawTotals(sheet, document);
  drawPayment(sheet, document);
  if (document.days.length > 0) drawDays(sheet, document);
  return sheet.finish([seller.name, title].filter(Boolean).join(' · '));
}

function drawLines(sheet: Sheet, { lines, currency }: InvoiceDocument): void {
  const columns = [
    { label: 'Description', width: 214, align: 'left' as const },
    { label: 'Quantity', width: 84, align: 'right' as const },
    { label: `Unit price (${currency})`, width: 100, align: 'right' as const },
    { label: `Amount (${currency})`, width: 85.28, align: 'right' as const },
  ];
  const rows = lines.map((line) => [
    { text: line.description, note: line.id },
    { text: isPriced(line) ? decimalText(String(line.quantity)) : '' },
    { text: isPriced(line) ? decimalText(line.unitPrice) : '' },
    { text: decimalText(line.amount) },
  ]);
  drawTable(sheet, columns, rows);
}

/** The appendix, on pages of its own. */
function drawDays(sheet: Sheet, { days, period }: InvoiceDocument): void {
  sheet.addPage();
  sheet.element('H2', {}, () => {
    sheet.y += sheet.write(`Units by day, billed with ${periodText(period)}`, page.left, sheet.y, {
      bold: true,
      size: 13,
    });
  });
  sheet.element('P', {}, () => {
    const text = 'Days are of UTC. Calls that came after their own month was closed stand under their own day.';
    sheet.y += sheet.write(text, page.left, sheet.y + 3, { size: 7.5 }) + 18;
  });
  const columns = [
    { label: 'Day', width: 130, align: 'left' as const },
    { label: 'Model', width: 173, align: 'left' as const },
    { label: 'Units', width: 90, align: 'right' as const },
    { label: 'From the cache', width: 90.28, align: 'right' as const },
  ];
  const rows = days.map(({ day, model, units, cachedUnits }) => [
    { text: dateText(day) },
    { text: model },
    { text: decimalText(String(units)) },
    { text: decimalText(String(cachedUnits)) },
  ]);
  drawTable(sheet, columns, rows);
}
