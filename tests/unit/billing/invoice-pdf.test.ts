import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { invoicePdf } from '#lib/billing/invoices/invoice-pdf';
import { invoice } from '#lib/http/operations/examples/invoices';

/** The text of each page, and what the document says of itself. */
async function readPdf(document: InvoiceDocument) {
  const pdf = await getDocumentProxy(new Uint8Array(await invoicePdf(document)));
  const { text: pages } = await extractText(pdf, { mergePages: false });
  const { info } = await pdf.getMetadata();
  return { pages, text: pages.join('\n'), info, pdf };
}

const manyLines = (count: number): InvoiceDocument['lines'] =>
  Array.from({ length: count }, (_, k) => ({
    ...invoice.lines[1]!,
    id: `line_${String(k).padStart(26, '0')}`,
    position: k + 1,
    description: k % 7 === 0 ? `a-long-name-${'x'.repeat(150)}-${k}` : `model-${k}, units 1 to 12,500`,
  }));

describe('the PDF of an invoice', () => {
  test('has the ids and amounts of its JSON, its sums, who bills whom, and until when to pay', async () => {
    const { text } = await readPdf(invoice);
    for (const { id, amount, description } of invoice.lines) {
      expect(text).toContain(id);
      expect(text).toContain(amount);
      expect(text).toContain(description);
    }
    const { number, subtotal, tax, total, seller, buyer } = invoice;
    const expected = [
      number!,
      subtotal,
      tax,
      total,
      seller.name,
      buyer.name,
      buyer.taxId,
      seller.payment,
      '2 January 2027',
    ];
    for (const part of expected) expect(text).toContain(part);
  });

  test('is the same bytes for the same document', async () => {
    expect((await invoicePdf(invoice)).equals(await invoicePdf(invoice))).toBe(true);
  });

  test.each(['Παπαδοπούλου', 'Щербаков', 'Łódź Çelik', 'Հայաստան', 'საქართველო', 'חברת הברק', 'شركة البرق'])(
    'keeps the name %s as text',
    async (name) => {
      expect((await readPdf({ ...invoice, buyer: { ...invoice.buyer, name } })).text).toContain(name);
    },
  );

  test('says its title and language, and is tagged for screen readers', async () => {
    const { info, pdf } = await readPdf(invoice);
    expect(info).toMatchObject({ Title: `Invoice ${invoice.number}`, Language: 'en' });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  });

  test('has each of 500 lines once, whole on its page, below the heads of the table, and numbered pages', async () => {
    const lines = manyLines(500);
    const { pages, text } = await readPdf({ ...invoice, lines, days: [] });
    for (const { id } of lines) expect(text.split(id).length).toBe(2);
    for (const [n, page] of pages.entries()) {
      expect(page).toContain(`${n + 1} of ${pages.length}`);
      if (page.includes('line_')) expect(page).toContain('Unit price (EUR)');
    }
    expect(pages.at(-1)).toContain(invoice.total);
  });

  test('writes nothing beside the page, however long names and addresses are', async () => {
    const long = { name: 'W'.repeat(200), address: Array(250).fill('a').join(' '), country: 'x'.repeat(200) };
    const parties = { seller: { ...invoice.seller, ...long }, buyer: { ...invoice.buyer, ...long } };
    const { pdf } = await readPdf({ ...invoice, ...parties, lines: manyLines(30) });
    for (let n = 1; n <= pdf.numPages; n++) {
      const { items } = await (await pdf.getPage(n)).getTextContent();
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue;
        const [x, y] = item.transform.slice(4) as [number, number];
        expect([x >= 55, x + item.width <= 540, y >= 30, y <= 812], item.str).toEqual([true, true, true, true]);
      }
    }
  });

  test('has what was used each day on pages of its own', async () => {
    const { pages } = await readPdf(invoice);
    expect(pages).toHaveLength(2);
    expect(pages[1]).toContain('3 November 2026');
    expect(pages[1]).toContain('7,500');
  });
});

test('a draft and a void invoice say so on every page, and ask for no money', async () => {
  for (const [status, word] of [
    ['draft', 'DRAFT'],
    ['void', 'VOID'],
  ] as const) {
    const { pages, text } = await readPdf({ ...invoice, status, lines: manyLines(100) });
    expect(pages.every((page) => page.includes(word))).toBe(true);
    expect(text).not.toContain('Please pay');
  }
  expect((await readPdf(invoice)).text).not.toMatch(/DRAFT|VOID/);
});

test('a credit note is called one, with what it corrects and why', async () => {
  const note: InvoiceDocument = {
    ...invoice,
    kind: 'credit-note',
    status: 'paid',
    number: 'CN-2026-000001',
    corrects: { id: invoice.id, number: invoice.number },
    reason: 'Two days of wrong answers.',
    total: '-11.90',
    amountDue: '0.00',
    days: [],
  };
  const { text } = await readPdf(note);
  for (const part of ['Credit note', 'CN-2026-000001', invoice.number!, note.reason, '-11.90'])
    expect(text).toContain(part);
  expect(text).not.toContain('Please pay');
});
