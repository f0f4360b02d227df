import { buildPages } from '#scripts/start/build-pages.ts';
import { startProduct } from './product.ts';

/** Playwright's global set-up: the real product; tests find it in the environment. */
export default async function startForBrowser(): Promise<() => Promise<void>> {
  await buildPages();
  const product = await startProduct();
  Object.assign(process.env, {
    E2E_URL: product.url,
    E2E_EMAIL: product.email,
    E2E_PASSWORD: product.password,
    E2E_API_KEY: product.apiKey,
  });
  return async () => {
    await product.stop();
  };
}
