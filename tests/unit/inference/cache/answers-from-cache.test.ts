import { describe, expect, test, vi } from 'vitest';
import { answersFromCache } from '#lib/inference/cache/answers-from-cache';
import type { Run } from '#lib/inference/cache/look-up-rows';
import type { Certificate } from '#lib/registry/certificate';
import { Manifest } from '#lib/registry/manifest';

const manifest = Manifest.parse({ task: 'regression', features: [{ name: 'x', type: 'number' }] });
const on = { id: 'mdl_1', cacheTtlS: 60 };
const pointerOf = (row: number) => `/inputs/${row}`;
let versions = 0;
const slow = (more: Partial<Certificate> = {}) => ({
  id: `ver_${++versions}`,
  manifest,
  certificate: { deterministic: true, latencyMs: { one: { p50: 5, p95: 6 }, thirtyTwo: null }, ...more } as Certificate,
});
const xOf = (row: unknown) => Number((row as { x: number }).x);
const twice = (rows: readonly unknown[]) => ({ answers: rows.map((row) => ({ value: 2 * xOf(row) })), decodedAt: 0 });
const rowsOf = (...values: number[]) => values.map((x) => ({ x }));

/** Asks, and says what was run for it. */
async function ask(
  version: ReturnType<typeof slow>,
  rows: readonly unknown[],
  model: { cacheTtlS: number | null } = on,
) {
  const ran: number[][] = [];
  const run: Run = async (asked) => {
    ran.push(asked.map(xOf));
    return twice(asked);
  };
  const { json, cached } = await answersFromCache({ ...on, ...model }, version, rows, pointerOf, run);
  return { answers: JSON.parse(json).map(({ value }: { value: number }) => value), cached, ran };
}

/** A run that ends when told. */
function held() {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const run = vi.fn<Run>(async (rows) => {
    await promise;
    return twice(rows);
  });
  return { run, end: resolve, fail: reject };
}

describe('of the rows of a call', () => {
  test('only those that are not known yet are run, and the answers come in the order of the rows', async () => {
    const version = slow();
    await ask(version, rowsOf(1, 2, 3));
    expect(await ask(version, rowsOf(4, 3, 2, 5, 1))).toEqual({
      answers: [8, 6, 4, 10, 2],
      cached: false,
      ran: [[4, 5]],
    });
    expect(await ask(version, rowsOf(5, 1))).toEqual({ answers: [10, 2], cached: true, ran: [] });
  });

  test('equal ones are run once', async () => {
    expect(await ask(slow(), rowsOf(1, 2, 1, 1))).toEqual({ answers: [2, 4, 2, 2], cached: false, ran: [[1, 2]] });
  });

  test('those that are run know their places in the call', async () => {
    const version = slow();
    await ask(version, rowsOf(1));
    const places: string[] = [];
    const run: Run = async (rows, pointerOfAsked) => {
      places.push(...rows.map((_, place) => pointerOfAsked(place)));
      return twice(rows);
    };
    await answersFromCache(on, version, [{ x: 1 }, { x: 2 }, 'no row', { x: 3 }], pointerOf, run);
    expect(places).toEqual(['/inputs/1', '/inputs/2', '/inputs/3']);
  });
});

describe('equal rows that are asked for at the same time', () => {
  test('are run once, and all are answered', async () => {
    const version = slow();
    const { run, end } = held();
    const calls = Array.from({ length: 20 }, () => answersFromCache(on, version, rowsOf(1), pointerOf, run));
    end();
    const answered = await Promise.all(calls);
    expect(run).toHaveBeenCalledTimes(1);
    expect(new Set(answered.map(({ json }) => json))).toEqual(new Set(['[{"value":2}]']));
    expect(answered.filter(({ cached }) => !cached)).toHaveLength(1);
  });

  test('are run by each who waited when the first run fails, which is kept nowhere', async () => {
    // So slow that nobody is done waiting before it fails.
    const version = slow({ latencyMs: { one: { p50: 100_000, p95: 100_000 }, thirtyTwo: null } });
    const { run, fail } = held();
    const first = answersFromCache(on, version, rowsOf(1), pointerOf, run);
    const second = ask(version, rowsOf(1));
    const third = ask(version, rowsOf(1));
    fail(new Error('no'));
    await expect(first).rejects.toThrow('no');
    for (const each of [second, third]) expect(await each).toMatchObject({ answers: [2], ran: [[1]] });
  });

  test('of calls that wait for each other both are answered', async () => {
    const version = slow();
    const [one, other] = [held(), held()];
    const calls = [
      answersFromCache(on, version, rowsOf(1), pointerOf, one.run),
      answersFromCache(on, version, rowsOf(2, 1), pointerOf, other.run),
      answersFromCache(on, version, rowsOf(1, 2), pointerOf, one.run),
    ];
    other.end();
    one.end();
    expect((await Promise.all(calls)).map(({ json }) => json)).toEqual([
      '[{"value":2}]',
      '[{"value":4},{"value":2}]',
      '[{"value":2},{"value":4}]',
    ]);
  });

  test('are not waited for longer than running them may take', async () => {
    const version = slow();
    const { run, end } = held();
    const first = answersFromCache(on, version, rowsOf(1), pointerOf, run);
    expect(await ask(version, rowsOf(1))).toMatchObject({ answers: [2], ran: [[1]] });
    end();
    await first;
  });
});

test('another version never gives an earlier version’s answer', async () => {
  await ask(slow(), rowsOf(1));
  expect(await ask(slow(), rowsOf(1))).toMatchObject({ cached: false });
});

test('nothing is cached unless the owner asked for it, the model repeats itself, and running costs more than looking up', async () => {
  const quick = { latencyMs: { one: { p50: 0.01, p95: 0.02 }, thirtyTwo: null } };
  for (const [version, model] of [
    [slow(), { cacheTtlS: null }],
    [slow({ deterministic: false }), on],
    [slow(quick), on],
  ] as const) {
    await ask(version, rowsOf(1), model);
    expect(await ask(version, rowsOf(1), model)).toMatchObject({ cached: false });
  }
});

test('a shorter time to live holds for answers that are there already, and switching off for the next call', async () => {
  const version = slow();
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    await ask(version, rowsOf(1), { cacheTtlS: 600 });
    vi.setSystemTime(Date.now() + 60_000);
    expect(await ask(version, rowsOf(1), { cacheTtlS: 61 })).toMatchObject({ cached: true });
    expect(await ask(version, rowsOf(1), { cacheTtlS: null })).toMatchObject({ cached: false });
    expect(await ask(version, rowsOf(1), { cacheTtlS: 60 })).toMatchObject({ cached: false });
    expect(await ask(version, rowsOf(1), { cacheTtlS: 60 })).toMatchObject({ cached: true });
  } finally {
    vi.useRealTimers();
  }
});

test('very long answers are given and not kept', async () => {
  const version = slow();
  const run = vi.fn<Run>(async () => ({ answers: [{ value: 'x'.repeat(300_000) }], decodedAt: 0 }));
  for (let call = 0; call < 2; call++) await answersFromCache(on, version, rowsOf(1), pointerOf, run);
  expect(run).toHaveBeenCalledTimes(2);
});
