import { expect, type Locator, type Page } from '@playwright/test';
import { awake } from './awake.ts';

/** A part of a page by its heading. */
export const card = (page: Page, heading: string | RegExp): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: heading, exact: true }) });

/** Opens a model's playground and waits until its form is alive, and filled in where the model has examples. */
export async function openPlayground(page: Page, slug: string): Promise<void> {
  await page.goto(`/models/${slug}/playground`);
  await awake(page.getByRole('button', { name: 'Predict', exact: true }));
  const hasExamples = await page.getByLabel('Load an example').isVisible();
  if (hasExamples) await expect(page.getByRole('figure', { name: 'curl command' })).not.toContainText(/"input": ?\{\}/);
}

/** Presses Predict and waits for the answer; gives its place. */
export async function predict(page: Page): Promise<Locator> {
  const response = page.waitForResponse((one) => new URL(one.url()).pathname === '/api/predict');
  await page.getByRole('button', { name: 'Predict', exact: true }).click();
  await response;
  const answer = card(page, 'Answer');
  await expect(answer.getByText(/pred_[0-9a-z]{26}/).first()).toBeVisible();
  return answer;
}

/** The row of the probabilities' chart that belongs to a label. */
export const chartRow = (answer: Locator, label: string): Locator =>
  answer
    .getByRole('table')
    .getByRole('row')
    .filter({ has: answer.page().getByRole('rowheader', { name: label, exact: true }) });

/** The best label, which stands in the chart's first row. */
export const bestLabel = (answer: Locator): Promise<string> =>
  answer.getByRole('table').getByRole('rowheader').first().innerText();

/** Somebody who does not scroll sees it: it is on the screen, and nothing is over it. */
export async function expectInSight(place: Locator): Promise<void> {
  const isInSight = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  };
  await expect.poll(() => place.evaluate(isInSight)).toBe(true);
}
