import { decimalText } from '#lib/billing/decimal-text';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { paymentText } from '#lib/billing/invoices/payment-text';
import { page, type Sheet } from '#lib/billing/invoices/pdf/sheet';

const left = page.right - 250;

/** Below the lines, at the right edge: what they come to, tax, and what is to be paid. */
export function drawTotals(sheet: Sheet, document: InvoiceDocument): void {
  const { subtotal, taxRatePercent, tax, total, currency, creditNotes, kind } = document;
  const rows: [string, string][] = [
    ['Subtotal', subtotal],
    [`Tax ${taxRatePercent} %`, tax],
    ['Total', total],
    ...creditNotes.map((note): [string, string] => [`Credit note ${note.number}`, note.total]),
  ];
  sheet.makeRoom(rows.length * 16 + 50);
  sheet.y += 8;
  for (const [label, amount] of rows) {
    const bold = label === 'Total';
    sheet.element('P', {}, () => {
      sheet.write(label, left, sheet.y, { width: 130, bold });
      sheet.write(`${decimalText(amount)} ${currency}`, left + 130, sheet.y, { width: 120, align: 'right', bold });
    });
    sheet.y += 16;
  }
  if (kind === 'invoice' && document.status !== 'draft') drawAmountDue(sheet, document);
}

function drawAmountDue(sheet: Sheet, { amountDue, currency }: InvoiceDocument): void {
  sheet.line(sheet.y + 1, left);
  sheet.element('P', {}, () => {
    sheet.write('Amount due', left, sheet.y + 12, { bold: true, size: 9.5, width: 110 });
    const style = { bold: true, size: 12, align: 'right' as const, width: 140 };
    sheet.write(`${decimalText(amountDue)} ${currency}`, left + 110, sheet.y + 10, style);
  });
  sheet.y += 40;
}

/** How and until when to pay, or that it is done. */
export function drawPayment(sheet: Sheet, document: InvoiceDocument): void {
  const { sentence, payment } = paymentText(document);
  const texts = [sentence, payment].filter((text) => text !== '');
  const style = { width: page.right - page.left, lineGap: 1.5 };
  sheet.y += 8;
  sheet.makeRoom(texts.reduce((sum, text) => sum + sheet.heightOf(text, style) + 6, 0));
  for (const text of texts) {
    sheet.element('P', {}, () => {
      sheet.y += sheet.write(text, page.left, sheet.y, style) + 6;
    });
  }
}
