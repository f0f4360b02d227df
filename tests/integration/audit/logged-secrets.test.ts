import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';

const run = fileURLToPath(new URL('noisy-run.ts', import.meta.url));
const secretsOfStripe = { STRIPE_SECRET_KEY: 'sk_test_51HnoisyRun', STRIPE_WEBHOOK_SECRET: 'whsec_bm9pc3lSdW4=' };

test('no password, key, token, cookie or secret of Stripe’s is in the log of a run that uses and mislays them all', async () => {
  const env = { ...process.env, ...secretsOfStripe, LOG_LEVEL: 'trace' };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [run], { env, timeout: 50_000 });
  const secrets = z.array(z.string().min(10)).parse(JSON.parse(stdout.trimEnd().split('\n').at(-1)!));
  const lines = stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining(['a query failed', 'Stripe is away', 'job failed']),
  );
  expect(lines.find(({ msg }) => msg === 'job failed')).toMatchObject({ requestId: expect.stringMatching(/^req_/) });
  for (const secret of [...secrets, ...Object.values(secretsOfStripe)]) expect(stderr).not.toContain(secret);
});
