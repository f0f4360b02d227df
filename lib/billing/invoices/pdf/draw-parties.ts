import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { dateText, titleOf } from '#lib/billing/invoices/invoice-words';
import { colours, page, type Sheet } from '#lib/billing/invoices/pdf/sheet';
import { periodText } from '#lib/billing/period-text';

const columnWidth = 228;
const right = page.right - columnWidth;
const dimmed = { colour: colours.dimmed };

/** The head of the first page: who bills whom, for what, until when. */
export function drawParties(sheet: Sheet, document: InvoiceDocument): void {
  drawSellerAndTitle(sheet, document);
  sheet.line(sheet.y);
  sheet.y += 18;
  const top = sheet.y;
  const buyerEnd = drawBuyer(sheet, document, top);
  const factsEnd = drawFacts(sheet, factsOf(document), top);
  sheet.y = Math.max(buyerEnd, factsEnd) + 22;
  if (document.reason !== '') {
    const style = { width: page.right - page.left };
    sheet.element('P', {}, () => {
      sheet.y += sheet.write(`Reason: ${document.reason.replaceAll(/\s+/g, ' ')}`, page.left, sheet.y, style) + 16;
    });
  }
}

function drawSellerAndTitle(sheet: Sheet, document: InvoiceDocument): void {
  const { seller, number } = document;
  const top = sheet.y;
  let titleEnd = top;
  sheet.element('H1', {}, () => {
    const style = { width: columnWidth, align: 'right' as const };
    titleEnd += sheet.write(titleOf(document), right, titleEnd - 5, { ...style, bold: true, size: 21 });
    titleEnd += sheet.write(number ?? 'Not issued yet', right, titleEnd, { ...style, size: 10.5, ...dimmed });
  });
  const sellerEnd = drawLines(sheet, page.left, top, [
    [seller.name || 'The seller has not been named', { bold: true, size: 11 }],
    [[seller.address, seller.country].filter(Boolean).join('\n'), dimmed],
    [[seller.taxId && `Tax id: ${seller.taxId}`, seller.email].filter(Boolean).join('\n'), dimmed],
  ]);
  sheet.y = Math.max(titleEnd, sellerEnd) + 16;
}

function drawBuyer(sheet: Sheet, { buyer, kind }: InvoiceDocument, top: number): number {
  return drawLines(sheet, page.left, top, [
    [kind === 'invoice' ? 'Billed to' : 'Credited to', { size: 7.5, ...dimmed }],
    [buyer.name, { bold: true, size: 10 }],
    [[buyer.address, buyer.country].filter(Boolean).join('\n'), {}],
    [[buyer.taxId && `Tax id: ${buyer.taxId}`, buyer.email].filter(Boolean).join('\n'), {}],
  ]);
}

type Style = { bold?: boolean; size?: number; colour?: string };

/** Paragraphs below each other; gives where they end. */
function drawLines(sheet: Sheet, x: number, top: number, lines: readonly [string, Style][]): number {
  let y = top;
  for (const [text, style] of lines) {
    if (text === '') continue;
    sheet.element('P', {}, () => {
      y += sheet.write(text, x, y, { lineGap: 1.5, width: columnWidth, ...style }) + 2;
    });
  }
  return y;
}

function factsOf({ issuedAt, dueAt, kind, period, plan, corrects, paidAt, voidedAt }: InvoiceDocument) {
  const facts: [string, string | null][] = [
    ['Issued', issuedAt && dateText(issuedAt)],
    ['Due', kind === 'invoice' ? dueAt && dateText(dueAt) : null],
    ['Paid', kind === 'invoice' ? paidAt && dateText(paidAt) : null],
    ['Void since', voidedAt && dateText(voidedAt)],
    ['Corrects', corrects && `Invoice ${corrects.number ?? corrects.id}`],
    ['Period', periodText(period)],
    ['Plan', plan.name],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function drawFacts(sheet: Sheet, facts: readonly { label: string; value: string }[], top: number): number {
  let y = top;
  for (const { label, value } of facts) {
    sheet.element('P', {}, () => {
      sheet.write(label, right, y, { ...dimmed, width: 70 });
      y += sheet.write(value, right + 74, y, { width: columnWidth - 74, align: 'right' }) + 3.5;
    });
  }
  return y;
}
