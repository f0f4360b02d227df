import { expectAccessible } from './support/accessible.ts';
import { callApi, createModel, unique } from './support/api.ts';
import { expect, signedIn, test } from './support/test.ts';

/** A plan of its own for a test, which costs `unitPrice` a unit. */
async function newPlan(unitPrice: string, more: object = {}): Promise<{ id: string; name: string }> {
  const id = unique('plan');
  const name = `Plan ${id.slice(-8)}`;
  const prices = {
    baseFee: '0',
    freeUnits: 0,
    tiers: [{ upTo: null, unitPrice }],
    cachedUnitPrice: '0',
    models: [],
  };
  const body = { id, name, limitPerMinute: 100, isPublic: true, position: 900, prices, ...more };
  expect(await callApi('/api/v1/plans', { method: 'POST', body })).toMatchObject({ status: 201 });
  return { id, name };
}

test.describe('finance', () => {
  test.use(signedIn);

  test('makes a plan with tiers and a model of its own price, reads what it comes to, and changes its prices', async ({
    page,
  }) => {
    const model = await createModel('dear');
    const name = unique('Club');
    await page.goto('/finance/plans');
    await page.getByRole('link', { name: 'New plan' }).click();
    await page.getByLabel('Name', { exact: true }).fill(name);
    await expect(page.getByLabel('Id', { exact: true })).toHaveValue(name.toLowerCase());
    await page.getByLabel('Base fee').fill('20');
    await page.getByLabel('Free units').fill('1000');
    await page.getByLabel('Price of a unit in tier 1, all models').fill('0.01');
    await page.getByRole('button', { name: 'Add tier' }).click();
    await page.getByLabel('Last unit of tier 1, all models').fill('5000');
    await page.getByLabel('Price of a unit in tier 2, all models').fill('0.005');
    const sum = page.getByText(/a month$/);
    // 20 + 5,000 × 0.01 + 4,000 × 0.005
    await expect(sum).toHaveText(/90\.00/);
    await page.getByLabel('Units from the cache').fill('10000');
    await page.getByLabel('Price of a unit answered from the cache, all models').fill('0.001');
    await expect(sum).toHaveText(/100\.00/);
    await page.getByLabel('Model', { exact: true }).selectOption({ label: model });
    await page.getByRole('button', { name: 'Give it its own prices' }).click();
    await page.getByRole('button', { name: `Remove tier 2, ${model}` }).click();
    await page.getByLabel(`Price of a unit in tier 1, ${model}`).fill('1');
    await page.getByLabel('With', { exact: true }).selectOption({ label: model });
    await expect(sum).toHaveText(/9,030\.00/);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Create plan' }).click();
    await page.waitForURL('/finance/plans');

    const row = page.getByRole('table', { name: 'Plans' }).getByRole('row').filter({ hasText: name });
    await expect(row).toContainText('20.00');
    await expect(row).toContainText('Not public');
    await expectAccessible(page);

    await row.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { name: /^Prices from 1 / })).toBeVisible();
    await page.getByLabel('Base fee').fill('30');
    await page.getByRole('button', { name: 'Save prices' }).click();
    await expect(page.getByText('These are set already')).toBeVisible();
    await page.getByLabel('Calls a minute').fill('1200');
    await page.getByRole('button', { name: 'Save plan' }).click();
    await expect(page.getByText('its limits hold from now on')).toBeVisible();
    await expectAccessible(page);
    const { body } = await callApi(`/api/v1/plans/${name.toLowerCase()}`);
    expect(body).toMatchObject({
      limitPerMinute: 1_200,
      prices: { baseFee: '20', models: [{ tiers: [{ upTo: null, unitPrice: '1' }] }] },
      comingPrices: { prices: { baseFee: '30' } },
    });
    await page.getByRole('button', { name: 'Keep this month’s' }).click();
    await expect(page.getByText('Below are the prices of this month')).toBeVisible();
    await expect(page.getByLabel('Base fee')).toHaveValue('20');

    await page.getByRole('button', { name: 'Archive plan…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive plan' }).click();
    await expect(row).toContainText('Archived');
  });

  test.describe('is told at the field', () => {
    test.use({ expectedFailures: [422] });

    test('what does not fit: a negative price, tiers that overlap', { tag: '@phone' }, async ({ page }) => {
      const { id } = await newPlan('1');
      await page.goto(`/finance/plans/${id}`);
      await page.getByRole('button', { name: 'Add tier' }).click();
      await page.getByRole('button', { name: 'Add tier' }).click();
      await page.getByLabel('Last unit of tier 1, all models').fill('500');
      await page.getByLabel('Last unit of tier 2, all models').fill('400');
      await expect(page.getByText('Complete the prices')).toBeVisible();
      await page.getByRole('button', { name: 'Save prices' }).click();
      await expect(page.getByText('this one must end after unit 500')).toBeVisible();
      await expect(page.getByLabel('Last unit of tier 2, all models')).toBeFocused();
      await page.getByLabel('Last unit of tier 2, all models').fill('600');
      await page.getByLabel('Price of a unit in tier 3, all models').fill('-1');
      await page.getByRole('button', { name: 'Save prices' }).click();
      await expect(page.getByText('not negative')).toBeVisible();
      await expectAccessible(page);
    });
  });
});

test('anybody reads the prices; who signs up chooses a plan, and another one from the next month', {
  tag: '@phone',
}, async ({ page, newcomer }) => {
  const [tiny, dear] = [await newPlan('0.0004'), await newPlan('2', { limitPerMinute: 777 })];
  await page.goto('/');
  await page.getByRole('link', { name: 'Prices' }).click();
  const card = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  await expect(card(tiny.name)).toContainText('per 1,000 units');
  await expect(card(tiny.name)).toContainText('0.40');
  await expect(card(dear.name)).toContainText('777 calls a minute');
  await expect(page.getByText('One row, or one file, that a model has answered.')).toBeVisible();
  await expectAccessible(page);

  await card(tiny.name).getByRole('link', { name: 'Sign up' }).click();
  await page.getByLabel('Name').fill(newcomer.name);
  await page.getByLabel('E-mail').fill(newcomer.email);
  await page.getByLabel('Password', { exact: true }).fill(newcomer.password);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.waitForURL('/pricing');
  await expect(card('Free')).toContainText('Your plan');

  const choose = async (name: string, said: RegExp) => {
    await card(name)
      .getByRole('button', { name: `Choose ${name}` })
      .click();
    await expect(page.getByRole('dialog')).toContainText(said);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `Choose ${name}` })
      .click();
  };
  await choose(tiny.name, /hold at once/);
  await expect(card(tiny.name)).toContainText('Your plan');
  await choose(dear.name, /hold from 1 /);
  await expect(card(dear.name)).toContainText(/Yours from/);
  await expectAccessible(page);
  await card(tiny.name)
    .getByRole('button', { name: `Stay on ${tiny.name}` })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Stay on ${tiny.name}` })
    .click();
  await expect(card(tiny.name)).toContainText('Your plan');
  await expect(card(dear.name).getByRole('button', { name: `Choose ${dear.name}` })).toBeVisible();
});

test.describe('a customer', () => {
  test.use({ expectedFailures: [404] });

  test('does not find the plans of finance', async ({ page, newcomer }) => {
    await page.goto('/sign-up');
    await page.getByLabel('Name').fill(newcomer.name);
    await page.getByLabel('E-mail').fill(newcomer.email);
    await page.getByLabel('Password', { exact: true }).fill(newcomer.password);
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.waitForURL('/predict');
    for (const path of ['/finance/plans', '/finance/plans/new', '/finance/plans/team'])
      expect((await page.goto(path))?.status(), path).toBe(404);
  });
});
