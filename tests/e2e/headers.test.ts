import { createServer } from 'node:http';
import { freePort } from '#db/free-port';
import { callApi } from './support/api.ts';
import { site } from './support/site.ts';
import { expect, signedIn, test } from './support/test.ts';

test.describe('a page', () => {
  test.use(signedIn);

  test('runs under a nonce of its own, new for each request, and every script of it carries that', async ({ page }) => {
    const nonces: string[] = [];
    for (const path of ['/sign-in', '/models', '/docs', '/nothing-here', '/nothing.here']) {
      const answer = await page.request.get(path);
      const policy = answer.headers()['content-security-policy'] ?? '';
      const nonce = /script-src 'nonce-([^']+)' 'strict-dynamic'/.exec(policy)?.[1] ?? '';
      expect(nonce, path).not.toBe('');
      nonces.push(nonce);
      const html = await answer.text();
      for (const [tag] of html.matchAll(/<(?:script|style)\b[^>]*>/g)) expect(tag, path).toContain(`nonce="${nonce}"`);
      expect(html, `${path} has no handlers in attributes`).not.toMatch(/<[^>]+\son\w+="/);
    }
    expect(new Set(nonces).size).toBe(nonces.length);
  });

  // Not the page of the fixture, which takes what a browser says of a refusal for an error.
  test('runs nothing that somebody gets into it', async ({ browser, adminSession }) => {
    const context = await browser.newContext({ baseURL: site().url, storageState: adminSession });
    const page = await context.newPage();
    const refusal = page.waitForEvent('console', (message) => /inline event handler/.test(message.text()));
    await page.goto('/models');
    await page.evaluate(() => {
      const planted = '<img src="data:," onerror="window.ran = true">';
      document.body.append(Object.assign(document.createElement('div'), { innerHTML: planted }));
    });
    await refusal;
    expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
    await context.close();
  });

  test('keeps styles of dialogs and of the colour scheme', async ({ page }) => {
    await page.goto('/keys');
    await page.getByRole('button', { name: /^Create (key|your first key)$/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.locator('body')).toHaveCSS('overflow', 'hidden');
  });
});

test('a page of another site cannot put ours into a frame', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const trap = createServer((_, answer) => {
    answer
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><title>Trap</title><iframe src="${site().url}/sign-in"></iframe>`);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => trap.listen(port, '127.0.0.1', resolve));
  try {
    const { headers } = await fetch(`${site().url}/sign-in`);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    await page.goto(`http://localhost:${port}/`);
    await expect(page.frameLocator('iframe').getByLabel('E-mail')).toHaveCount(0);
  } finally {
    trap.closeAllConnections();
    trap.close();
    await context.close();
  }
});

test('every door of the server says what its answers may not be taken for', async ({ request }) => {
  const paths = [
    '/api/health',
    '/api/v1/models',
    '/api/v1/nothing',
    '/v2/health/live',
    '/api/auth/session',
    '/api/openapi.json',
  ];
  for (const path of paths) {
    const headers = (await request.get(path)).headers();
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['content-security-policy'], path).toContain("default-src 'none'");
    expect(headers['x-powered-by'], path).toBeUndefined();
    // The document is for everybody's tools.
    expect(headers['access-control-allow-origin'], path).toBe(path === '/api/openapi.json' ? '*' : undefined);
  }
  const page = (await request.get('/sign-in')).headers();
  expect(page).toMatchObject({
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  expect(page['permissions-policy']).toContain('camera=()');
  expect(page['strict-transport-security'], 'http').toBeUndefined();
  const behindProxy = (await request.get('/sign-in', { headers: { 'x-forwarded-proto': 'https' } })).headers();
  expect(behindProxy['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
});

test('a sign-in of many megabytes is refused before it is read', async () => {
  const body = new URLSearchParams({ email: 'a@example.org', password: 'x'.repeat(200_000) });
  const answer = await fetch(`${site().url}/api/auth/callback/credentials`, { method: 'POST', body });
  expect(answer.status).toBe(413);
  expect((await callApi('/api/health')).status).toBe(200);
});
