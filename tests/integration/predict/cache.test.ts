import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '#lib/auth/permissions';
import { ownModelHosts } from '#lib/inference/shared-model-hosts';
import { deleteModel } from '#lib/registry/delete-model';
import { setAlias } from '#lib/registry/set-alias';
import { updateModel } from '#lib/registry/update-model';
import { makePerson } from '#tests/integration/auth/people';
import { until } from '#tests/support/until';
import {
  neverTheSame,
  ownRedis,
  plus,
  seemsSlow,
  type TwoProcesses,
  underOnePrimary,
  withOneRedis,
} from './cache-servers.ts';
import { call, keyOf, ledgerRows } from './caller.ts';
import { addVersion, serve } from './served.ts';

const soon = { timeout: 20_000, interval: 20 };
const redis = await ownRedis();

let owner: Awaited<ReturnType<typeof makePerson>>;
let key: string;
let strangersKey: string;

beforeAll(async () => {
  owner = await makePerson('admin');
  const scopes: Scope[] = ['predict'];
  key = (await keyOf(owner.ctx, { scopes, limit: 'none' })).key;
  const stranger = await makePerson('admin');
  strangersKey = (await keyOf(stranger.ctx, { scopes, limit: 'none' })).key;
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
  describe.skipIf(!start)('(needs redis-server where it says Redis)', () => {
    let both: TwoProcesses;
    const name = (what: string) => `${what}-${way.split(' ').at(-1)!.toLowerCase()}`;
    const at = async (process: 0 | 1, body: object, sent = { key }) => {
      const answered = await call(both.urls[process], body, sent);
      const values = (answered.body.predictions ?? []).map(({ value }) => value);
      return { ...answered, values, cached: answered.body.cached };
    };
    const serveRandom = (slug: string, settings = {}) =>
      serve(owner.ctx, slug, { bytes: neverTheSame(), certificate: seemsSlow }, { cacheTtlS: 600, ...settings });

    beforeAll(async () => {
      both = await start!();
      // What they share is reached for by the first call, which does not wait for it.
      const slug = name('warm');
      await serveRandom(slug);
      let X = 0;
      const shares = async () => {
        await at(0, { model: slug, input: { X: ++X } });
        return (await at(1, { model: slug, input: { X } })).cached === true;
      };
      await until(shares);
    });
    afterAll(() => both.stop());

    test('answer a row that either has answered, without a run', async () => {
      const slug = name('shared');
      await serveRandom(slug);
      const first = await at(0, { model: slug, input: { X: 1 } });
      const second = await at(1, { model: slug, input: { X: 1 } });
      expect([first.status, first.cached, second.cached]).toEqual([200, false, true]);
      expect(second.values).toEqual(first.values);
    });

    test('run concurrent equal requests once', async () => {
      const slug = name('flight');
      await serveRandom(slug);
      await Promise.all([at(0, { model: slug, input: { X: 0 } }), at(1, { model: slug, input: { X: 0 } })]);
      let X = 0;
      const runs = async () => {
        const three = [++X, ++X, ++X];
        const answered = await Promise.all(
          Array.from({ length: 60 }, (_, k) => at(k % 2 ? 1 : 0, { model: slug, input: { X: three[k % 3] } })),
        );
        expect(new Set(answered.map(({ status }) => status))).toEqual(new Set([200]));
        const values = new Set(answered.flatMap(({ values }) => values));
        return { values: values.size, notCached: answered.filter(({ cached }) => !cached).length };
      };
      // A process that finds what is shared too slow goes on without it, and a machine can be as busy as that.
      await expect.poll(runs, soon).toEqual({ values: 3, notCached: 3 });
    });

    test('run of a call only the rows that neither knows, and bill and mark every call', async () => {
      const slug = name('partial');
      await serveRandom(slug);
      const known = await at(0, { model: slug, inputs: Array.from({ length: 12 }, (_, X) => ({ X })) });
      const more = { model: slug, inputs: Array.from({ length: 16 }, (_, X) => ({ X })) };
      const some = await at(1, more);
      const all = await at(0, more);
      expect(some.values.slice(0, 12)).toEqual(known.values);
      expect(all.values).toEqual(some.values);
      expect(new Set(all.values).size).toBe(16);
      expect(await ledgerRows(some.requestId)).toMatchObject([
        { cached: false, units: 16, outputs: some.body.predictions },
      ]);
      expect(await ledgerRows(all.requestId)).toMatchObject([
        { cached: true, units: 16, outputs: some.body.predictions },
      ]);
    });

    test('never serve an old answer while an alias moves under load', async () => {
      const slug = name('moving');
      const [low, high] = [1000, 2000];
      await serve(owner.ctx, slug, { bytes: plus(low), certificate: seemsSlow }, { cacheTtlS: 600 });
      await addVersion(owner.ctx, slug, 2, { bytes: plus(high), certificate: seemsSlow });
      let stopped = false;
      let calls = 0;
      const wrong: unknown[] = [];
      const load = async (process: 0 | 1) => {
        for (let k = 0; !stopped; k++) {
          const X = k % 7;
          const { status, body, values } = await at(process, { model: slug, input: { X } });
          calls++;
          const expected = X + (body.version === 1 ? low : high);
          if (status !== 200 || values[0] !== expected) wrong.push({ X, status, body });
        }
      };
      const running = [load(0), load(0), load(1), load(1)];
      for (const version of [2, 1, 2, 1, 2]) {
        const before = calls;
        await setAlias(owner.ctx, { slug, alias: 'production', version });
        for (const process of [0, 1] as const) {
          const served = async () => (await at(process, { model: slug, input: { X: 1 } })).body.version;
          await expect.poll(served, soon).toBe(version);
          const { values } = await at(process, { model: slug, input: { X: 2 } });
          expect(values).toEqual([2 + (version === 1 ? low : high)]);
        }
        await expect.poll(() => calls - before, soon).toBeGreaterThan(40);
      }
      stopped = true;
      await Promise.all(running);
      expect(wrong).toEqual([]);
    });

    test('follow the cache being switched off and on, and give nothing from before', async () => {
      const slug = name('switched');
      await serveRandom(slug);
      const set = (cacheTtlS: number | null) => updateModel(owner.ctx, { slug, changes: { cacheTtlS } });
      const input = { X: 1 };
      const cachedAt = (process: 0 | 1) => async () => (await at(process, { model: slug, input })).cached;
      const [before] = (await at(0, { model: slug, input })).values;
      await expect.poll(cachedAt(1), soon).toBe(true);
      await set(null);
      for (const process of [0, 1] as const) await expect.poll(cachedAt(process), soon).toBe(false);
      for (const process of [0, 1] as const) expect(await cachedAt(process)()).toBe(false);
      await set(600);
      for (const process of [0, 1] as const) await expect.poll(cachedAt(process), soon).toBe(true);
      const now = async () => (await at(0, { model: slug, input })).values;
      await expect.poll(now, soon).not.toEqual([before]);
    });

    test('give nothing from before a cache was switched off, however soon it is on again', async () => {
      const slug = name('blinking');
      await serveRandom(slug);
      const input = { X: 1 };
      const valuesAt = (process: 0 | 1) => async () => (await at(process, { model: slug, input })).values;
      const before = await valuesAt(0)();
      expect(await valuesAt(1)()).toEqual(before);
      await updateModel(owner.ctx, { slug, changes: { cacheTtlS: null } });
      await updateModel(owner.ctx, { slug, changes: { cacheTtlS: 600 } });
      for (const process of [0, 1] as const) await expect.poll(valuesAt(process), soon).not.toEqual(before);
    });

    test('keep no failure, and answer everybody who waited for it', async () => {
      const slug = name('failing');
      await serve(owner.ctx, slug, { bytes: plus(3e38), certificate: seemsSlow }, { cacheTtlS: 600 });
      const [good, bad] = [{ X: 1 }, { X: 3e38 }];
      const failed = await Promise.all(
        Array.from({ length: 12 }, (_, k) => at(k % 2 ? 1 : 0, { model: slug, input: bad })),
      );
      expect(new Set(failed.map(({ status }) => status))).toEqual(new Set([502]));
      expect((await at(0, { model: slug, input: bad })).status).toBe(502);
      expect((await at(0, { model: slug, inputs: [good, bad] })).status).toBe(502);
      expect(await ledgerRows(failed[0]!.requestId)).toEqual([]);
      expect(await at(1, { model: slug, input: good })).toMatchObject({ status: 200, cached: false });
      const refused = await at(0, { model: slug, inputs: [good, { X: 'one' }, { X: 2 }] });
      expect([refused.status, refused.body.errors?.map(({ pointer }) => pointer)]).toEqual([422, ['/inputs/1/X']]);
    });

    test('give no known answer to who may not use the model, nor after it was deleted', async () => {
      const slug = name('private');
      const { modelId } = await serveRandom(slug, { visibility: 'private' });
      const body = { model: slug, input: { X: 1 } };
      await at(0, body);
      expect((await at(1, body)).cached).toBe(true);
      expect((await at(1, body, { key: strangersKey })).status).toBe(404);
      await deleteModel(owner.ctx, { slug });
      for (const process of [0, 1] as const) {
        await expect.poll(async () => (await at(process, body)).status, soon).toBe(404);
      }
      if (!redis || !start || start === underOnePrimary) return;
      const client = new Redis(redis.url);
      await expect.poll(() => client.keys(`bellwether:answer:${modelId}:*`), soon).toEqual([]);
      client.disconnect();
    });
  });
});

describe.skipIf(!redis)('with Redis away (needs redis-server)', () => {
  let both: TwoProcesses;
  const slug = 'without-redis';
  const values = async (process: 0 | 1, X: number) => {
    const { status, body } = await call(both.urls[process], { model: slug, input: { X } }, { key });
    return { status, cached: body.cached, value: body.predictions?.[0]?.value };
  };

  beforeAll(async () => {
    both = await withOneRedis(redis!.url);
    await serve(owner.ctx, slug, { bytes: neverTheSame(), certificate: seemsSlow }, { cacheTtlS: 600 });
  });
  afterAll(() => both.stop());

  test.each([
    ['killed', () => redis!.kill(), () => redis!.begin()],
    ['held', () => redis!.hold(), () => redis!.goOn()],
  ])(
    'calls go on, each process with what it knows, while it is %s, and share again after that',
    async (_, away, back) => {
      let X = Math.floor(Math.random() * 1e6);
      const shares = async () => {
        X++;
        const first = await values(0, X);
        const second = await values(1, X);
        return second.cached === true && second.value === first.value;
      };
      await expect.poll(shares, soon).toBe(true);
      const known = await values(0, X);
      let stopped = false;
      const failed: unknown[] = [];
      const load = async (process: 0 | 1) => {
        for (let k = 0; !stopped; k++) {
          const answered = await values(process, 2e6 + k);
          if (answered.status !== 200) failed.push(answered);
        }
      };
      const running = [load(0), load(1)];
      await away();
      expect(await values(0, X)).toEqual({ ...known, cached: true });
      const own = await values(1, ++X);
      expect(own).toMatchObject({ status: 200, cached: false });
      expect(await values(1, X)).toEqual({ ...own, cached: true });
      await back();
      await expect.poll(shares, soon).toBe(true);
      stopped = true;
      await Promise.all(running);
      expect(failed).toEqual([]);
    },
  );
});
