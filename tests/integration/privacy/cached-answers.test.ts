import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '#lib/auth/permissions';
import { ownModelHosts } from '#lib/inference/shared-model-hosts';
import { eraseSubject } from '#lib/privacy/subjects/erase-subject';
import { makePerson } from '#tests/integration/auth/people';
import {
  neverTheSame,
  ownRedis,
  seemsSlow,
  type TwoProcesses,
  underOnePrimary,
  withOneRedis,
} from '#tests/integration/predict/cache-servers';
import { call, keyOf } from '#tests/integration/predict/caller';
import { serve } from '#tests/integration/predict/served';
import { until } from '#tests/support/until';

const redis = await ownRedis();
let owner: Awaited<ReturnType<typeof makePerson>>;
let key: string;
beforeAll(async () => {
  owner = await makePerson('admin');
  const scopes: Scope[] = ['predict'];
  key = (await keyOf(owner.ctx, { scopes, limit: 'none' })).key;
});
afterAll(async () => {
  ownModelHosts().stop();
  await redis?.kill();
});

const ways: [string, (() => Promise<TwoProcesses>) | null][] = [
  ['under one primary', underOnePrimary],
  ['with one Redis', redis && (() => withOneRedis(redis.url))],
];

describe.each(ways)('two processes %s', (way, start) => {
  let both: TwoProcesses;
  beforeAll(async () => {
    both = (await start?.()) as TwoProcesses;
  });
  afterAll(() => both?.stop());

  test.skipIf(!start)('forget the answers to calls about a subject that is erased', async () => {
    const slug = `erased-${way.split(' ').at(-1)!.toLowerCase()}`;
    await serve(owner.ctx, slug, { bytes: neverTheSame(), certificate: seemsSlow }, { cacheTtlS: 600 });
    const subject = `patient ${way}`;
    const at = async (process: 0 | 1) => {
      const { body } = await call(both.urls[process], { model: slug, input: { X: 7 }, subject }, { key });
      return { values: (body.predictions ?? []).map(({ value }) => value), cached: body.cached };
    };
    const first = await at(0);
    // What they share is reached for by the first call, which does not wait for it.
    await until(async () => (await at(1)).cached === true);
    const [zero, one] = [await at(0), await at(1)];
    expect([zero.cached, one.cached]).toEqual([true, true]);
    expect(await eraseSubject(owner.ctx, { subject })).toMatchObject({ caches: ['answers'] });
    const isNew = ({ values }: typeof first) =>
      values.length > 0 && values[0] !== zero.values[0] && values[0] !== one.values[0];
    await until(async () => isNew(await at(0)));
    await until(async () => isNew(await at(1)));
  });
});
