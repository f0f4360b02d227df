import { expect, type Page } from '@playwright/test';
import { pointProduction } from './api.ts';
import { card, openPlayground } from './playground.ts';

/** Sends what is chosen in the publishing form, waits for its certificate, takes it into production and opens its playground. */
export async function uploadAndTry(page: Page, slug: string): Promise<void> {
  await page.getByRole('button', { name: 'Upload and examine' }).click();
  await page.waitForURL(/\/versions\/1$/);
  await expect(card(page, 'Certificate')).toBeVisible({ timeout: 90_000 });
  await pointProduction(slug, 1);
  await openPlayground(page, slug);
}
