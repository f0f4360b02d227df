import { describe, expect, test } from 'vitest';
import { answersFromCache } from '#lib/inference/answer-cache';
import type { Certificate } from '#lib/registry/certificate';

let versions = 0;
const slow = (more: Partial<Certificate> = {}) => ({
  id: `ver_${++versions}`,
  certificate: { deterministic: true, latencyMs: { one: { p50: 5, p95: 6 }, thirtyTwo: null }, ...more } as Certificate,
});
const on = { cacheTtlS: 60 };

/** Asks for each list of rows in turn; says which were answered from the cache. */
async function askedFor(
  version: ReturnType<typeof slow>,
  calls: unknown[][],
  model: { cacheTtlS: number | null } = on,
) {
  const cached: boolean[] = [];
  for (const rows of calls) {
    const run = async () => ({ json: '[]', decodedAt: 0 });
    cached.push((await answersFromCache(model, version, rows, run)).cached);
  }
  return cached;
}

test('equal rows are answered from the cache, in whatever order their features come', async () => {
  expect(await askedFor(slow(), [[{ a: 1, b: { c: [2], d: 3 } }], [{ b: { d: 3, c: [2] }, a: 1 }]])).toEqual([
    false,
    true,
  ]);
});

describe('rows that differ never share an answer', () => {
  test.each<[string, unknown[], unknown[]]>([
    ['in a value', [{ a: 1 }], [{ a: 2 }]],
    ['in a type', [{ a: 1 }], [{ a: '1' }]],
    ['in null or absence', [{ a: null }], [{}]],
    ['in the order of a list', [{ a: [1, 2] }], [{ a: [2, 1] }]],
    ['in the order of rows', [{ a: 1 }, { a: 2 }], [{ a: 2 }, { a: 1 }]],
    ['in nesting', [{ a: { b: 1 } }], [{ 'a.b': 1 }]],
    ['in a feature named __proto__', [JSON.parse('{"__proto__":1}')], [JSON.parse('{"__proto__":2}')]],
    ['in a file', [{ a: Uint8Array.of(1) }], [{ a: Uint8Array.of(2) }]],
    ['in a file or its look as JSON', [{ a: Uint8Array.of(1) }], [{ a: { 0: 1 } }]],
    ['in half a surrogate pair', [{ a: '\ud800' }], [{ a: '\ufffd' }]],
  ])('%s', async (_, one, other) => expect(await askedFor(slow(), [one, other])).toEqual([false, false]));
});

test('another version never gives an earlier version’s answer', async () => {
  expect([...(await askedFor(slow(), [[{ a: 1 }]])), ...(await askedFor(slow(), [[{ a: 1 }]]))]).toEqual([
    false,
    false,
  ]);
});

test('nothing is cached unless the owner asked for it, the model repeats itself, and running costs more than looking up', async () => {
  const twice = [[{ a: 1 }], [{ a: 1 }]];
  expect(await askedFor(slow(), twice, { cacheTtlS: null })).toEqual([false, false]);
  expect(await askedFor(slow({ deterministic: false }), twice)).toEqual([false, false]);
  const quick = { latencyMs: { one: { p50: 0.01, p95: 0.02 }, thirtyTwo: null } };
  expect(await askedFor(slow(quick), twice)).toEqual([false, false]);
});

test('an error is not cached', async () => {
  const version = slow();
  await expect(answersFromCache(on, version, [{ a: 1 }], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await askedFor(version, [[{ a: 1 }]])).toEqual([false]);
});

test('rows nested too deep to be written are left to the codec', async () => {
  const deep: unknown = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000));
  expect(await askedFor(slow(), [[deep], [deep]])).toEqual([false, false]);
});
