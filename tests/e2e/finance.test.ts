import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { z } from 'zod';
import { periodText } from '#lib/billing/period-text';
import { newId } from '#lib/ids';
import { addMonths, periodAt } from '#lib/period';
import { type Product, startProduct } from '#tests/support/product';
import { expectAccessible } from './support/accessible.ts';
import { signIn } from './support/session.ts';
import { expect, test } from './support/test.ts';

// A month is closed once, for everybody: the product of the other tests is not theirs to close.
let product: Product;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  product = await startProduct();
});
test.afterAll(() => product?.stop());

test.use({ expectedFailures: [403, 404] });
test.describe.configure({ retries: 0 });

const lastMonth = addMonths(periodAt(Date.now()), -1);
const month = periodText(lastMonth);

/** A customer who used 50,000 units of Iris in the last month, on the plan "Team". */
async function seedLastMonth(): Promise<void> {
  const kept = z.object({ port: z.number(), password: z.string() });
  const { port, password } = kept.parse(JSON.parse(await readFile(join(product.dataDir, 'postgres.json'), 'utf8')));
  const sql = postgres(`postgres://postgres:${password}@127.0.0.1:${port}/bellwether`, { max: 1 });
  const userId = newId('user');
  await sql`
    insert into users (id, email, name, role, plan_id, created_at)
    values (${userId}, 'billing@borealis.example', 'Borealis Freight', 'end-user', 'team', ${`${lastMonth}-01T00:00:00Z`})`;
  await sql`
    insert into predictions (id, created_at, user_id, model_id, version_id, units, cached, latency_ms, request_id)
    select ${newId('prediction')} || n, ${`${lastMonth}-10T10:00:00Z`}::timestamptz, ${userId},
      (select id from models where slug = 'iris'), 'ver_x', 50000, false, 1, 'req_seeded'
    from generate_series(1, 4) as n`;
  await sql.end();
}

test('finance previews a month, closes it, issues its invoices, notes a payment, sees the revenue and exports it', async ({
  page,
  another,
  newcomer,
}) => {
  test.setTimeout(240_000);
  await seedLastMonth();
  const at = (path: string) => product.url + path;
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');

  await test.step('an admin makes somebody finance, who signs in', async () => {
    const send = { headers: { origin: product.url } };
    const person = await another();
    const made = await person.request.post(at('/api/v1/sign-up'), { ...send, data: newcomer });
    expect(made.status()).toBe(202);
    await person.goto(at('/sign-in?callbackUrl=/profile'));
    await signIn(person, newcomer, '/profile');
    expect((await person.goto(at('/finance/customers')))?.status()).toBe(404);

    const headers = { authorization: `Bearer ${product.apiKey}` };
    const people = await page.request.get(at('/api/v1/people'), { headers });
    const listed = z.object({ data: z.array(z.object({ id: z.string(), email: z.string() })) });
    const { id } = listed.parse(await people.json()).data.find(({ email }) => email === newcomer.email)!;
    const changed = await page.request.patch(at(`/api/v1/people/${id}`), { headers, data: { role: 'finance' } });
    expect(changed.status()).toBe(200);
    await page.goto(at('/sign-in?callbackUrl=/finance/periods'));
    await signIn(page, newcomer, '/finance/periods');
  });

  await test.step('previews and closes the last month', async () => {
    await expect(async () => {
      await page.goto(at(`/finance/periods/${lastMonth}`));
      await expect(page.getByRole('table', { name: 'Invoices it would make' })).toContainText('200,000', {
        timeout: 2_000,
      });
    }).toPass();
    await expect(main).toContainText('1 customer said no address');
    await page.getByText(/^\d lines$/).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: `Close ${month}` }).click();
    await expect(dialog).toContainText('cannot be opened again');
    await dialog.getByLabel(/^Type/).fill(lastMonth);
    await dialog.getByRole('button', { name: `Close ${month}` }).click();
    await expect(page.getByText(`${month} is closed: 1 draft`)).toBeVisible();
  });

  await test.step('issues its invoice and notes that it is paid', async () => {
    await page.getByRole('button', { name: 'Issue 1 draft' }).click();
    await dialog.getByRole('button', { name: 'Issue 1 draft' }).click();
    await expect(page.getByText('1 invoice is issued.')).toBeVisible();
    await expectAccessible(page);
    await page.goto(at('/finance/invoices?q=borealis'));
    await expect(page.getByRole('table', { name: 'Invoices' })).toContainText('Open');
    await expectAccessible(page);
    await page.getByRole('table', { name: 'Invoices' }).getByRole('link').first().click();
    await page.getByRole('button', { name: 'Mark as paid' }).click();
    await dialog.getByLabel('How it was paid').fill('Bank transfer');
    await dialog.getByRole('button', { name: 'Mark as paid' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('sees the revenue, and exports the same', async () => {
    await page.goto(at('/finance?by=customer'));
    const table = page.getByRole('table', { name: /^Revenue by month/ });
    const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: month }) });
    const billed = (await row.getByRole('cell').last().textContent())!;
    expect(Number(billed)).toBeGreaterThan(0);
    await expect(page.getByRole('table', { name: 'Top customers' })).toContainText('Borealis Freight');
    await expectAccessible(page);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export CSV' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    const [head, ...lines] = text.trimEnd().split('\n');
    const column = head!.split(',').indexOf('amount');
    const cents = lines.map((line) => Number(line.split(',')[column]!.replace('.', '')));
    expect(cents.reduce((sum, one) => sum + one, 0)).toBe(Number(billed.replace('.', '')));
    await table.getByRole('link', { name: month }).click();
    await expect(page).toHaveURL(`${product.url}/finance/invoices?period=${lastMonth}`);
  });

  await test.step('finds the customer, and in the audit log what was done and refused', async () => {
    await page.goto(at('/finance/customers?q=borealis'));
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Borealis Freight' }).click();
    await expect(page.getByRole('heading', { name: 'Borealis Freight' })).toBeVisible();
    await expectAccessible(page);
    await page.goto(at('/finance/audit'));
    const log = page.getByRole('table', { name: 'Audit log' });
    for (const action of ['Close period', 'Issue period', 'Pay invoice']) await expect(log).toContainText(action);
    await expectAccessible(page);
    await page.getByLabel('Outcome').selectOption({ label: 'Refused' });
    await expect(page).toHaveURL(/outcome=refused/);
    await expect(log.getByRole('row').filter({ hasText: '/finance/customers' })).toContainText(newcomer.name);
  });
});
