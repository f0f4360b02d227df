import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { usableScopes } from '#lib/auth/api-keys/usable-scopes';
import { datasetUploadOperation } from '#lib/http/dataset-upload-operation';
import { endpoint } from '#lib/http/endpoint';
import type { Endpoint } from '#lib/http/exchange';
import { nodeHandler } from '#lib/http/node-handler';
import { DatasetDetail } from '#lib/training/datasets/dataset-detail';
import { getDataset } from '#lib/training/datasets/get-dataset';
import { profileDataset } from '#lib/training/datasets/profile-dataset';
import { makePerson } from '#tests/integration/auth/people';
import { systemCtx } from '#tests/integration/registry/published';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bellwether-ingest-'));
let url: string;
let key: string;

const getEndpoint = endpoint({
  permission: 'training:read',
  params: z.object({ id: z.string() }),
  run: (ctx, { params }) => getDataset(ctx, params),
});

/** The product as far as the commands see it; its worker has looked at every file by the time they ask. */
const serve: Endpoint = async (request) => {
  if (request.method === 'GET') return getEndpoint({ ...request, params: { id: request.url.split('/').at(-1)! } });
  const answer = await datasetUploadOperation(request);
  const sent = typeof answer.body === 'string' ? DatasetDetail.safeParse(JSON.parse(answer.body)).data : undefined;
  if (sent) await profileDataset(systemCtx(), { datasetVersionId: sent.latest.id });
  return answer;
};

beforeAll(async () => {
  const { ctx } = await makePerson('engineer');
  key = (await createApiKey(ctx, { name: 'test', scopes: usableScopes(ctx.actor), limit: 'plan', expiresAt: null }))
    .key;
  const server = createServer(nodeHandler(serve));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(() => server.close());
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command of the project as `npm run` would. */
function run(script: string, ...args: string[]) {
  const env = { ...process.env, BELLWETHER_URL: url, BELLWETHER_API_KEY: key };
  return new Promise<{ code: number; out: string }>((resolve) => {
    execFile(process.execPath, [join(root, 'scripts', script), ...args], { env, cwd: folder }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out: out + err }),
    );
  });
}

test('generated claims are the same for a seed, and are ingested with their types shown', async () => {
  expect((await run('data-claims.ts', '--rows', '3000', '--seed', '7')).out).toContain(
    'Wrote 3,000 claims to claims.csv',
  );
  const [again, other] = await Promise.all([
    run('data-claims.ts', '--rows', '40', '--seed', '7', '--out', '-'),
    run('data-claims.ts', '--rows', '40', '--seed', '8', '--out', '-'),
  ]);
  expect((await run('data-claims.ts', '--rows', '40', '--out', '-')).out).toBe(again.out);
  expect(other.out).not.toBe(again.out);
  expect(again.out.split('\n')).toHaveLength(42);

  const { code, out } = await run('ingest.ts', 'claims.csv', '--name', 'Claims', '--target', 'fraud');
  expect(code).toBe(0);
  expect(out).toContain('3,000 rows, 15 columns');
  expect(out).toMatch(/^fraud \(target\) +category +0 +2 +no, yes$/m);
  expect(out).toMatch(/^claim_amount +number +0 +[\d,]+ +[\d.]+ to [\d.]+, mean [\d.]+$/m);
});

test('a file that is rejected ends the command with the reason', async () => {
  writeFileSync(join(folder, 'ragged.csv'), 'a,b\n1,2\n3\n');
  const ragged = await run('ingest.ts', 'ragged.csv');
  expect(ragged).toMatchObject({ code: 1, out: expect.stringContaining('Line 3 has 1 field, the header has 2.') });
  expect(await run('ingest.ts')).toMatchObject({ code: 1, out: expect.stringContaining('Give one file.') });
});
