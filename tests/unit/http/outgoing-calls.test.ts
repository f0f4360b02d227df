import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

/**
 * Whatever opens a connection to somewhere, and who says where to. Where a person of the product says it, the address is
 * checked when it is connected to (`lib/webhooks/addresses`).
 */
const outgoing: Record<string, string> = {
  'db/client.ts': 'DATABASE_URL',
  'db/embedded.ts': 'the database it starts itself',
  'db/free-port.ts': 'nowhere: it looks for a free port',
  'db/listen.ts': 'DATABASE_URL',
  'db/migrate.ts': 'DATABASE_URL',
  'lib/auth/mail/mail-server.ts': 'SMTP_URL',
  'lib/auth/network-of.ts': 'nowhere: it reads addresses',
  'lib/auth/sign-in/oauth-providers.ts': 'api.github.com; next-auth asks the other addresses that stand there',
  'lib/auth/tries/redis-tries.ts': 'REDIS_URL',
  'lib/billing/stripe/stripe.ts': 'STRIPE_API_URL, else api.stripe.com',
  'lib/env.ts': 'nowhere: it reads addresses',
  'lib/http/refuse-unreadable.ts': 'nowhere: it answers',
  'lib/http/serve-web.ts': 'nowhere: it answers',
  'lib/http/trusted-proxies.ts': 'nowhere: it reads addresses',
  'lib/inference/cache/forget-redis-answers.ts': 'REDIS_URL',
  'lib/inference/cache/redis-answers.ts': 'REDIS_URL',
  'lib/queue/set-up-queues.ts': 'DATABASE_URL',
  'lib/storage/s3-storage.ts': 'S3_ENDPOINT, else Amazon',
  'lib/usage/redis-limiter.ts': 'REDIS_URL',
  'lib/webhooks/addresses/require-public-url.ts': 'nowhere: it reads addresses',
  'lib/webhooks/addresses/url-problem.ts': 'nowhere: it reads addresses',
  'lib/webhooks/post-message.ts': 'a person: public addresses only, resolved once',
};

const opens =
  /(?<![.#\w])fetch\(|\bfrom '(?:node:)?(?:https?|http2|net|tls|dgram)'|new S3Client\(|new Stripe\(|createTransport\(|new Redis\(|(?<![.\w])postgres\(|from 'undici'/;
const root = new URL('../../../', import.meta.url);

test('nothing calls out but what is known to, and says where to', async () => {
  const files = await Array.fromAsync(glob('{lib,db,workers,app}/**/*.{ts,tsx}', { cwd: root.pathname }));
  const found: string[] = [];
  for (const file of files) {
    const source = await readFile(new URL(file.replaceAll('[', '%5B'), root), 'utf8');
    if (opens.test(source.replaceAll(/^import type .*$/gm, ''))) found.push(file);
  }
  expect(found.toSorted()).toEqual(Object.keys(outgoing).toSorted());
});
