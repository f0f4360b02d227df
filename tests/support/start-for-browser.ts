import { buildPages } from '#scripts/start/build-pages.ts';
import { startProduct } from './product.ts';

/** Tests receive webhooks on this machine. */
const receivesOnLoopback = { WEBHOOK_PRIVATE_ADDRESSES: 'allow', WEBHOOK_HTTP: 'allow' };

/** Playwright's global set-up: the real product; tests find it in the environment. */
export default async function startForBrowser(): Promise<() => Promise<void>> {
  await buildPages();
  const product = await startProduct({ env: receivesOnLoopback });
  Object.assign(process.env, {
    E2E_URL: product.url,
    E2E_EMAIL: product.email,
    E2E_PASSWORD: product.password,
    E2E_API_KEY: product.apiKey,
    E2E_DATA_DIR: product.dataDir,
  });
  return async () => {
    await product.stop();
  };
}
