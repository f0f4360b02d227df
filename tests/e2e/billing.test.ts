import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { decimalText } from '#lib/billing/decimal-text';
import { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { expectAccessible } from './support/accessible.ts';
import { callApi } from './support/api.ts';
import { draftInvoice } from './support/past-invoice.ts';
import { site } from './support/site.ts';
import { expect, signedIn, test } from './support/test.ts';

const readInvoice = async (id: string) => InvoiceDocument.parse((await callApi(`/api/v1/invoices/${id}`)).body);

async function pdfText(id: string): Promise<string> {
  const headers = { authorization: `Bearer ${site().apiKey}` };
  const answer = await fetch(`${site().url}/api/v1/invoices/${id}.pdf`, { headers });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const pdf = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
  return (await extractText(pdf, { mergePages: true })).text;
}

/** The page and the PDF show each line of the JSON under its id, and its sums. */
async function expectSameEverywhere(page: Page, id: string): Promise<void> {
  const invoice = await readInvoice(id);
  const text = await pdfText(id);
  const rows = page.getByRole('table', { name: 'Lines' }).getByRole('row');
  await expect(rows).toHaveCount(invoice.lines.length + 1);
  for (const line of invoice.lines) {
    await expect(rows.filter({ has: page.locator(`#${line.id}`) })).toContainText(decimalText(line.amount));
    expect(text).toContain(line.id);
    expect(text).toContain(decimalText(line.amount));
  }
  for (const sum of [invoice.subtotal, invoice.tax, invoice.total].map(decimalText)) {
    await expect(page.getByLabel('Totals')).toContainText(sum);
    expect(text).toContain(sum);
  }
}

test.describe('finance', () => {
  test.use({ ...signedIn, expectedFailures: [422] });

  test(
    'adjusts a draft, issues it, takes back of it and notes that it is paid; page, JSON and PDF say the same',
    {
      tag: '@phone',
    },
    async ({ page }, { project, retry }) => {
      const period = `${project.name === 'phone' ? 2024 : 2023}-0${1 + retry}`;
      const id = await draftInvoice(site().email, period);
      await page.goto(`/billing/${id}`);
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: 'Add adjustment' }).click();
      await dialog.getByLabel('Amount in EUR').fill('-12.505');
      await dialog.getByLabel('Description').fill('Goodwill');
      await dialog.getByRole('button', { name: 'Add line' }).click();
      await expect(dialog.getByText('EUR has at most 2 decimals.')).toBeVisible();
      await expectAccessible(page);
      await dialog.getByLabel('Amount in EUR').fill('-12.50');
      await dialog.getByRole('button', { name: 'Add line' }).click();
      await expect(page.getByRole('table', { name: 'Lines' })).toContainText('-12.50');
      await expectSameEverywhere(page, id);

      await page.getByRole('button', { name: 'Issue', exact: true }).click();
      await dialog.getByRole('button', { name: 'Issue invoice' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Invoice \d{4}-\d{6}$/);
      await expectSameEverywhere(page, id);
      await page.getByText('Units by day').first().click();
      await expect(page.getByRole('table', { name: 'Units by day' })).toContainText('492,500');
      await expectAccessible(page);

      await page.getByRole('button', { name: 'Issue credit note' }).click();
      await dialog.getByLabel('iris, units 1 to 492,500').fill('100');
      await dialog.getByLabel('Reason').fill('A day of wrong answers');
      await expectAccessible(page);
      await dialog.getByRole('button', { name: 'Issue credit note' }).click();
      const note = page.getByLabel('Totals').getByRole('link', { name: /^CN-/ });
      await expect(page.getByLabel('Totals')).toContainText('-119.00');
      await page.getByRole('button', { name: 'Mark as paid' }).click();
      await dialog.getByLabel('How it was paid').fill('Bank transfer');
      await dialog.getByRole('button', { name: 'Mark as paid' }).click();
      await expect(page.getByText(/^Paid on .* \(Bank transfer\)/)).toBeVisible();
      await note.click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Credit note CN-/);
      await expect(page.getByText('A day of wrong answers')).toBeVisible();
    },
  );

  test('says who bills here, and is told at its field what does not fit', async ({ page }) => {
    await page.goto('/finance/settings');
    await page.getByLabel('How to pay').fill('IBAN DE02 1203 0000 0000 2020 51');
    await page.getByLabel('Tax rate in %').fill('many');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await expect(page.getByText('Write a rate in per cent, like 8.1.')).toBeVisible();
    await page.getByLabel('Tax rate in %').fill('19');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await expect(page.getByText('The next invoices will say so.')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('How to pay')).toHaveValue('IBAN DE02 1203 0000 0000 2020 51');
    await expectAccessible(page);
  });
});

test.describe('a customer', () => {
  test.use({ expectedFailures: [404] });

  test('sees what the plan costs and their own invoices, no draft, nobody else’s, and says what stands on them', async ({
    page,
    newcomer,
  }) => {
    await page.goto('/sign-up');
    await page.getByLabel('Name').fill(newcomer.name);
    await page.getByLabel('E-mail').fill(newcomer.email);
    await page.getByLabel('Password', { exact: true }).fill(newcomer.password);
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.waitForURL('/predict');
    await page.goto('/billing');
    await expect(page.getByText('No invoices yet')).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Address').fill('12 St James’s Square\nLondon');
    await page.getByRole('button', { name: 'Save details' }).click();
    await expect(page.getByText('Your next invoices will say so.')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('Address')).toHaveValue('12 St James’s Square\nLondon');

    const id = await draftInvoice(newcomer.email, '2026-01');
    expect((await page.goto(`/billing/${id}`))?.status()).toBe(404);
    await callApi(`/api/v1/invoices/${id}/issue`, { method: 'POST' });
    const { number } = await readInvoice(id);
    await page.goto('/billing');
    const row = page.getByRole('table', { name: 'Invoices' }).getByRole('row').filter({ hasText: number! });
    await expect(row).toContainText('1,523.50 EUR');
    await row.getByRole('link', { name: number!, exact: true }).click();
    await expect(page.getByText(/^Please pay by/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Void' })).toHaveCount(0);
    await expectSameEverywhere(page, id);
    const others = await draftInvoice(site().email, '2026-02');
    expect((await page.goto(`/billing/${others}`))?.status()).toBe(404);
    expect((await page.goto('/finance/settings'))?.status()).toBe(404);
  });
});
