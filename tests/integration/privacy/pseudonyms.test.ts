import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { datasetUploadOperation } from '#lib/http/dataset-upload-operation';
import { storage } from '#lib/storage/storage';
import { correctDataset } from '#lib/training/datasets/correct-dataset';
import type { DatasetDetail } from '#lib/training/datasets/dataset-detail';
import { profileDataset } from '#lib/training/datasets/profile-dataset';
import { ctxOf, makePerson } from '#tests/integration/auth/people';
import { startApi } from '#tests/integration/clients/api-server';
import { whereFound } from '#tests/integration/privacy/search-everything';
import { callOperation } from '#tests/support/call-operation';

const csv = 'e-mail;age;paid\nqzada@example.org;36;yes\n"qz""bob";41;no\n;50;no\n qzada@example.org ;37;yes\n';
let api: Awaited<ReturnType<typeof startApi>>;
let engineer: Awaited<ReturnType<typeof makePerson>>;
let key: string;
beforeAll(async () => {
  api = await startApi();
  engineer = await makePerson('engineer');
  key = (await createApiKey(engineer.ctx, { name: 'test', scopes: ['training:write'], limit: 'plan', expiresAt: null }))
    .key;
});
afterAll(() => api.close());

async function upload(fields: Record<string, string>, content = csv, isFileFirst = false) {
  const form = new FormData();
  const file = () => form.append('file', new File([content], 'people.csv'));
  if (isFileFirst) file();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (!isFileFirst) file();
  const answer = await callOperation(api.url, datasetUploadOperation, { body: form, key });
  return { ...answer, body: answer.body as DatasetDetail };
}
const contentOf = async ({ latest }: DatasetDetail) => text(await storage().open(latest.fileSha256));
const pseudonymise = JSON.stringify(['e-mail']);

test('values of the columns are replaced before the file is kept, equal ones alike, and stand nowhere', async () => {
  const { status, body } = await upload({ pseudonymise });
  expect(status).toBe(202);
  const [header, ada, bob, none, adaAgain] = (await contentOf(body)).split('\n').map((line) => line.split(';'));
  expect(header).toEqual(['e-mail', 'age', 'paid']);
  expect([ada![0], bob![0]]).toEqual([expect.stringMatching(/^p_[0-9a-f]{24}$/), expect.stringMatching(/^p_/)]);
  expect(ada![0]).not.toBe(bob![0]);
  expect(adaAgain![0]).toBe(ada![0]);
  expect([none![0], ada![1], bob![2]]).toEqual(['', '36', 'no']);
  await profileDataset(ctxOf({ kind: 'system' }), { datasetVersionId: body.latest.id });
  expect(await whereFound('qzada')).toEqual([]);
  expect(await whereFound('qz"bob')).toEqual([]);
});

test('versions of a data set agree, also where the next does not ask; two data sets cannot be linked', async () => {
  const first = (await upload({ pseudonymise })).body;
  await profileDataset(ctxOf({ kind: 'system' }), { datasetVersionId: first.latest.id });
  const next = (await upload({ dataset: first.id })).body;
  expect(await contentOf(next)).toBe(await contentOf(first));
  await correctDataset(engineer.ctx, { id: first.id, changes: { target: 'paid' } });
  expect(await contentOf((await upload({ dataset: first.id })).body)).toBe(await contentOf(first));
  const other = (await upload({ pseudonymise })).body;
  expect(await contentOf(other)).not.toBe(await contentOf(first));
  expect(await whereFound('qzada')).toEqual([]);
});

test('a file that came before what changes it is refused and not kept', async () => {
  // More than arrives together with what follows it.
  const long = csv + 'qzada@example.org;36;yes\n'.repeat(200_000);
  const late = await upload({ pseudonymise }, long, true);
  expect([late.status, late.body]).toMatchObject([422, { errors: [{ pointer: '/pseudonymise' }] }]);
  const { id } = (await upload({ pseudonymise })).body;
  expect((await upload({ dataset: id }, long, true)).status).toBe(422);
  expect(await whereFound('qzada')).toEqual([]);
});

test('a column that is not there, or a list that is none, is named', async () => {
  const missing = await upload({ pseudonymise: '["name"]' });
  expect([missing.status, missing.body]).toMatchObject([422, { detail: expect.stringContaining('"name"') }]);
  expect((await upload({ pseudonymise: 'e-mail' })).status).toBe(422);
  expect(await whereFound('qzada')).toEqual([]);
});
