import { expect, type Page, type PlaywrightWorkerArgs } from '@playwright/test';
import { z } from 'zod';
import { site } from './site.ts';

type Credentials = { email: string; password: string };

/** Signs in through the form; `returnTo` is the path one should arrive at. */
export async function signIn(page: Page, { email, password }: Credentials, returnTo = '/predict'): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname + url.search === returnTo);
}

/** A browser's session without the way through the form, for tests that are about something else. */
export async function sessionOf({ request }: PlaywrightWorkerArgs['playwright'], { email, password }: Credentials) {
  const client = await request.newContext({ baseURL: site().url });
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await (await client.get('/api/auth/csrf')).json());
  const form = { csrfToken, email, password, json: 'true' };
  await expect(await client.post('/api/auth/callback/credentials', { form })).toBeOK();
  const state = await client.storageState();
  await client.dispose();
  return state;
}
