import { createServer } from 'node:http';
import { freePort } from '#db/free-port';
import { callApi, createModel, unique } from './support/api.ts';
import { site } from './support/site.ts';
import { expect, signedIn, test } from './support/test.ts';

test.use({ ...signedIn, expectedFailures: [403, 404, 'ERR_BLOCKED_BY_RESPONSE.NotSameOrigin'] });

const flower = { sepal_length: 6.3, sepal_width: 2.8, petal_length: 5.1, petal_width: 1.5 };

test('a change with the session’s cookie and a foreign Origin, or none, is refused, whatever its method', async ({
  page,
}) => {
  const slug = await createModel('target');
  const changes: [method: string, path: string, data: unknown][] = [
    ['POST', '/api/v1/keys', { name: unique('stolen'), scopes: ['predict'] }],
    ['POST', '/api/v1/models', { slug: unique('planted'), name: 'Planted' }],
    ['POST', '/api/predict', { model: 'iris', input: flower }],
    ['PATCH', `/api/v1/models/${slug}`, { name: 'Renamed', visibility: 'everyone' }],
    ['PUT', `/api/v1/models/${slug}/aliases/production`, { version: 1 }],
    ['PUT', '/api/v1/me/password', { currentPassword: site().password, newPassword: 'taken over by others' }],
    ['PATCH', '/api/v1/me', { name: 'Renamed' }],
    ['DELETE', `/api/v1/models/${slug}`, undefined],
  ];
  for (const origin of ['https://elsewhere.example', 'null', undefined]) {
    for (const [method, path, data] of changes) {
      const headers: Record<string, string> = origin === undefined ? {} : { origin };
      const answer = await page.request.fetch(path, { method, data, headers });
      expect({ path, status: answer.status(), code: (await answer.json()).code }).toEqual({
        path,
        status: 403,
        code: 'cross-site',
      });
    }
  }
  expect(await callApi(`/api/v1/models/${slug}`)).toMatchObject({
    status: 200,
    body: { name: slug, visibility: 'private' },
  });
  const own = await page.request.get(`/api/v1/models/${slug}`);
  expect(own.status(), 'reading is not a change').toBe(200);
});

test('a page of another origin, visited while signed in, changes nothing by fetch or by form', async ({ page }) => {
  const name = unique('stolen');
  const body = JSON.stringify({ name, scopes: ['predict'], expiresAt: null, limit: 'plan' });
  // "localhost" with another port is another origin, to which the browser still sends its cookies.
  const trap = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html').end(`<!doctype html><title>Trap</title>
      <form method="post" enctype="text/plain" action="${site().url}/api/v1/keys"><button>Win</button></form>`);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => trap.listen(port, '127.0.0.1', resolve));
  try {
    await page.goto(`http://localhost:${port}/`);
    const failed = page.waitForEvent('requestfailed');
    await page.evaluate(
      ([url, text]) =>
        fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'include', body: text }).catch(() => {}),
      [`${site().url}/api/v1/keys`, body] as const,
    );
    expect((await failed).failure()?.errorText, 'not even the refusal is for another origin to see').toContain(
      'ERR_BLOCKED_BY_RESPONSE',
    );

    // The answer to a form is shown as a page. Without the cookie it would be "unauthenticated".
    await page.getByRole('button', { name: 'Win' }).click();
    await expect(page.locator('body')).toContainText('"code":"cross-site"');
  } finally {
    trap.closeAllConnections();
    trap.close();
  }
  await page.goto('/keys');
  await expect(page.getByRole('heading', { name: 'API keys' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(name);
});
