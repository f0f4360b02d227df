import { beforeAll, expect, test } from 'vitest';
import { getModel } from '#lib/registry/get-model';
import { ListModels, listModels } from '#lib/registry/list-models';
import { makePerson } from '#tests/integration/auth/people';
import { serveDigits, serveSentiment, serveTwice } from '#tests/integration/predict/file-models';
import { serve } from '#tests/integration/predict/served';
import { newModel } from '#tests/integration/registry/published';
import { linearRegression } from '#tests/support/onnx-fixtures';

let owner: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  owner = await makePerson('engineer');
  await serveDigits(owner.ctx, 'digits');
  await serveSentiment(owner.ctx, 'sentiment');
  await serveTwice(owner.ctx, 'twice');
  await serve(owner.ctx, 'line', { bytes: linearRegression() });
  await newModel(owner.ctx, { slug: 'empty' });
}, 120_000);

const expected = { digits: 'image', sentiment: 'text', twice: 'tensor', line: 'row', empty: null };

test('a model says what its version in production takes', async () => {
  const { data } = await listModels(owner.ctx, {});
  expect(Object.fromEntries(data.map(({ slug, takes }) => [slug, takes]))).toEqual(expected);
  for (const [slug, takes] of Object.entries(expected))
    expect(await getModel(owner.ctx, { slug })).toMatchObject({ takes });
});

test('the list can be of those that take a kind of input, page by page', async () => {
  for (const takes of ['image', 'text', 'tensor', 'row'] as const) {
    const { data } = await listModels(owner.ctx, { takes });
    expect(data.map(({ slug }) => expected[slug as keyof typeof expected])).toEqual([takes]);
  }
  expect(await listModels(owner.ctx, { takes: 'video' })).toEqual({ data: [], nextCursor: null });
  expect(await listModels(owner.ctx, { takes: 'image', limit: 1 })).toMatchObject({ nextCursor: null });
  expect(ListModels.safeParse({ takes: 'pickle' }).success).toBe(false);
});
