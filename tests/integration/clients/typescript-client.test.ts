import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { usableScopes } from '#lib/auth/api-keys/usable-scopes';
import type { StreamLine } from '#root/clients/typescript/src/api.ts';
import {
  BellwetherError,
  type Client,
  createClient,
  readLines,
  writeLines,
} from '#root/clients/typescript/src/create-client.ts';
import { makePerson } from '#tests/integration/auth/people';
import { work } from '#tests/integration/batch/jobs';
import { startApi } from '#tests/integration/clients/api-server';
import { iris, serve, setosa, virginica } from '#tests/integration/predict/served';

let api: Awaited<ReturnType<typeof startApi>>;
let bellwether: Client;
beforeAll(async () => {
  const { ctx } = await makePerson('engineer');
  const { key } = await createApiKey(ctx, {
    name: 'test',
    scopes: usableScopes(ctx.actor),
    limit: 'plan',
    expiresAt: null,
  });
  api = await startApi();
  bellwether = createClient({ baseUrl: api.url, apiKey: key });
  await serve(ctx, 'iris', await iris());
});
afterAll(() => api.close());

test('a model answers, and says who is asked', async () => {
  const answer = await bellwether.predict({ model: 'iris', inputs: [setosa, virginica] });
  expect(answer).toMatchObject({ model: 'iris', version: 1, units: 2 });
  expect(answer.predictions).toMatchObject([{ label: 'setosa' }, { label: 'virginica' }]);
});

describe('a refusal', () => {
  test('is an error that says what, where and in which call', async () => {
    const refused = bellwether.predict({ model: 'iris', input: { ...setosa, sepal_width: 'wide' } });
    await expect(refused).rejects.toBeInstanceOf(BellwetherError);
    await expect(refused).rejects.toMatchObject({
      status: 422,
      code: 'invalid',
      message: expect.stringContaining('sepal_width'),
      errors: [{ pointer: '/input/sepal_width' }],
      requestId: expect.stringMatching(/\w/),
    });
  });

  test('is one too where there is no key', async () => {
    const stranger = createClient({ baseUrl: `${api.url}/` });
    await expect(stranger.models.list()).rejects.toMatchObject({ status: 401, code: 'unauthenticated' });
  });

  test('of what cannot be sent comes before anything is', async () => {
    await expect(bellwether.models.get({ slug: '' })).rejects.toThrow('"slug" is missing.');
  });
});

test('fields go where the operation has them: into the path, the query, the body', async () => {
  const made = await bellwether.models.create({ slug: 'petals', name: 'Petals' });
  expect(made).toMatchObject({ slug: 'petals', visibility: 'private' });
  const changed = await bellwether.models.update({ slug: 'petals', description: 'Of flowers' });
  expect(changed).toMatchObject({ slug: 'petals', description: 'Of flowers' });
  const { data } = await bellwether.models.list({ q: 'petals', limit: 5 });
  expect(data.map(({ slug }) => slug)).toEqual(['petals']);
  expect(await bellwether.models.delete({ slug: 'petals' })).toBeUndefined();
});

test('all pages are gone through, each fetched when it is come to', async () => {
  for (const name of ['one', 'two', 'three']) await bellwether.experiments.create({ name });
  const names: string[] = [];
  for await (const { name } of bellwether.experiments.each({ limit: 2 })) names.push(name);
  expect(names).toEqual(['three', 'two', 'one']);
});

describe('a file', () => {
  const csv = 'sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n6.3,3.3,6,2.5\n';
  const file = new File([csv], 'flowers.csv', { type: 'text/csv' });

  test('is sent beside its fields, and its answers come back as they are', async () => {
    const job = await bellwether.batchJobs.create({ model: 'iris', file: [file] });
    expect(job).toMatchObject({ status: 'queued', inputName: 'flowers.csv', format: 'csv' });
    await work(job.id);
    const output = await bellwether.batchJobs.getOutput({ id: job.id });
    expect(output.headers.get('content-type')).toContain('text/csv');
    expect(await output.text()).toMatch(/5\.1,3\.5,1\.4,0\.2,setosa.*\n6\.3,3\.3,6,2\.5,virginica/);
    const rows = await Array.fromAsync(bellwether.batchJobs.eachRow({ id: job.id, limit: 1 }));
    expect(rows.map(({ row }) => row)).toEqual([0, 1]);
  });

  test('may be in a form of one’s own, and its lines are read as they come', async () => {
    const form = new FormData();
    form.append('file', new Blob([`${JSON.stringify(setosa)}\n${JSON.stringify(virginica)}\n`]), 'flowers.jsonl');
    form.append('model', 'iris');
    const job = await bellwether.batchJobs.create(form);
    await work(job.id);
    const lines = await Array.fromAsync(readLines(await bellwether.batchJobs.getOutput({ id: job.id })));
    expect(lines).toHaveLength(2);
    expect(JSON.stringify(lines[1])).toContain('virginica');
  });

  test('becomes a data set under the name it is given', async () => {
    const dataset = await bellwether.datasets.create({ file, name: 'Flowers', target: 'petal_width' });
    expect(dataset).toMatchObject({ name: 'Flowers', latest: { status: 'profiling', fileName: 'flowers.csv' } });
    const found = await bellwether.datasets.get({ id: dataset.id, version: 1 });
    expect(found.version.number).toBe(1);
  });
});

test('a stream of rows is answered line by line, each with its own error', async () => {
  const response = await bellwether.predictStream({ slug: 'iris', body: writeLines([setosa, {}, virginica]) });
  const lines = await Array.fromAsync(readLines<StreamLine>(response));
  expect(lines).toMatchObject([
    { line: 1, prediction: { label: 'setosa' } },
    { line: 2, error: { code: 'invalid' } },
    { line: 3, prediction: { label: 'virginica' } },
  ]);
});

test('a prediction that is answered later is found where it was said', async () => {
  const { id, status } = await bellwether.predictLater({ model: 'iris', input: setosa });
  expect(status).toBe('queued');
  expect(await bellwether.asyncPredictions.get({ id })).toMatchObject({ id, status: 'queued' });
  expect(await bellwether.asyncPredictions.cancel({ id })).toMatchObject({ status: 'canceled' });
});

test('a call that is given up ends at once, with the reason', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(bellwether.models.list({}, { signal })).rejects.toThrow('enough');
});
