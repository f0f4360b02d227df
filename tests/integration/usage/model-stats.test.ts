import { PgDialect } from 'drizzle-orm/pg-core';
import { beforeAll, expect, test } from 'vitest';
import { answeredQuery, failedQuery } from '#lib/usage/count-calls';
import { modelStats } from '#lib/usage/model-stats';
import { makePerson } from '#tests/integration/auth/people';
import { newModel, publishReady } from '#tests/integration/registry/published';
import { addAnswered, addFailed, type Call, planOf } from '#tests/integration/usage/calls';
import { versionIds } from '#tests/integration/usage/version-ids';

const hourMs = 3_600_000;
/** A quarter past ten, so that hours and days are not cut at their ends. */
const start = Date.parse('2026-03-01T10:15:00Z');
const at = (ms: number) => new Date(start + ms).toISOString();

let owner: Awaited<ReturnType<typeof makePerson>>;
let model: { id: string; slug: string };
let versions: string[];
/** 60,000 calls of fifty days to thirty models, ours among them. */
let ours: Call[];

beforeAll(async () => {
  owner = await makePerson('engineer');
  model = await newModel(owner.ctx);
  await publishReady(owner.ctx, model.slug);
  await publishReady(owner.ctx, model.slug);
  versions = await versionIds(model.id);
  const calls = Array.from({ length: 60_000 }, (_, n) => ({
    atMs: start + n * 72_000,
    userId: owner.id,
    modelId: n % 30 === 0 ? model.id : `mdl_other${n % 30}`,
    versionId: n % 30 === 0 ? versions[n % 60 === 0 ? 0 : 1]! : null,
    units: (n % 7) + 1,
    cached: n % 90 === 0,
    latencyMs: (n * 7919) % 1009,
  }));
  ours = calls.filter(({ modelId }) => modelId === model.id);
  await addAnswered(calls);
  await addFailed(calls.map((call) => ({ ...call, atMs: call.atMs + 1 })));
});

const stats = (since: string, until: string) => modelStats(owner.ctx, { slug: model.slug, since, until });
const inSpan = (from: number, to: number) => ours.filter(({ atMs }) => atMs >= start + from && atMs < start + to);
const sum = (calls: Call[], of: (call: Call) => number) => calls.reduce((total, call) => total + of(call), 0);

/** The definition of percentile_disc: the first value at or past that share of them all. */
function percentile(calls: Call[], share: number): number {
  const sorted = calls.map(({ latencyMs }) => latencyMs!).sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

function expectedOf(calls: Call[]) {
  return {
    predictions: calls.length,
    units: sum(calls, ({ units }) => units!),
    errors: calls.length,
    cached: calls.filter(({ cached }) => cached).length,
    latencyMs: { p50: percentile(calls, 0.5), p95: percentile(calls, 0.95), p99: percentile(calls, 0.99) },
  };
}

test.each([
  ['one day', 3 * hourMs, 27 * hourMs],
  ['ten days', 24 * hourMs, 264 * hourMs],
])('the numbers of %s are those of the rows themselves', async (_, from, to) => {
  const calls = inSpan(from, to);
  const found = await stats(at(from), at(to));
  expect(found).toMatchObject({ since: at(from), until: at(to), ...expectedOf(calls) });
  expect(found.byVersion).toEqual(
    [1, 0].map((n) => ({ version: n + 1, ...expectedOf(calls.filter(({ versionId }) => versionId === versions[n])) })),
  );
});

test('buckets cover the span without a gap and add up to the whole', async () => {
  const days = await stats(at(0), at(240 * hourMs));
  expect(days.bucket).toBe('day');
  expect(days.buckets.map(({ start }) => start.slice(0, 10))).toEqual(
    Array.from({ length: 11 }, (_, day) => `2026-03-${String(day + 1).padStart(2, '0')}`),
  );
  const hours = await stats(at(0), at(48 * hourMs));
  expect(hours.bucket).toBe('hour');
  expect(hours.buckets).toHaveLength(49);
  expect(hours.buckets[0]!.start).toBe('2026-03-01T10:00:00.000Z');
  for (const { buckets, ...all } of [days, hours]) {
    for (const what of ['predictions', 'units', 'errors', 'cached'] as const) {
      expect(buckets.reduce((total, bucket) => total + bucket[what], 0)).toBe(all[what]);
    }
  }
});

test('the end of a span is not in it, its beginning is', async () => {
  const { atMs } = ours[10]!;
  const [call, next] = [new Date(atMs).toISOString(), new Date(atMs + 1).toISOString()];
  expect(await stats(call, next)).toMatchObject({ predictions: 1, errors: 0 });
  expect(await stats(new Date(atMs - 1).toISOString(), call)).toMatchObject({
    predictions: 0,
    latencyMs: null,
    byVersion: [],
  });
});

test('a call counts from the moment it is committed, also when it bears a time slightly ahead', async () => {
  const fresh = await newModel(owner.ctx);
  const call = { userId: owner.id, modelId: fresh.id, versionId: null };
  expect(await modelStats(owner.ctx, { slug: fresh.slug })).toMatchObject({ predictions: 0, errors: 0 });
  await addAnswered([
    { ...call, atMs: Date.now() },
    { ...call, atMs: Date.now() + 2_000 },
  ]);
  await addFailed([
    { ...call, atMs: Date.now() },
    { ...call, atMs: Date.now() - 25 * hourMs },
  ]);
  const found = await modelStats(owner.ctx, { slug: fresh.slug });
  expect(found).toMatchObject({ predictions: 2, errors: 1, byVersion: [] });
  expect(Date.parse(found.until) - Date.parse(found.since)).toBe(24 * hourMs);
});

test('only the rows of the model and the span are read', async () => {
  const range = {
    modelId: model.id,
    sinceMs: start + 24 * hourMs,
    untilMs: start + 48 * hourMs,
    bucket: 'hour',
  } as const;
  for (const query of [answeredQuery(range), failedQuery(range)]) {
    const plan = await planOf(new PgDialect().sqlToQuery(query));
    expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    const read = Math.max(...plan.map((node) => node['Actual Rows']));
    expect(read).toBeLessThan(100);
    expect(read).toBeGreaterThanOrEqual(inSpan(24 * hourMs, 48 * hourMs).length);
  }
});

test('statistics do not exist for who has nothing to do with them', async () => {
  const stranger = (await makePerson('engineer')).ctx;
  const shown = await newModel(owner.ctx, { visibility: 'everyone' });
  for (const slug of [model.slug, shown.slug, 'no-such-model', 'a\0b']) {
    await expect(modelStats(stranger, { slug })).rejects.toMatchObject({ code: 'not-found' });
  }
  const admin = (await makePerson('admin')).ctx;
  expect((await modelStats(admin, { slug: model.slug, since: at(0), until: at(hourMs) })).predictions).toBeGreaterThan(
    0,
  );
});

test('a span that ends before it begins, or is longer than a year, is refused', async () => {
  await expect(stats(at(1), at(0))).rejects.toMatchObject({ code: 'invalid', errors: [{ pointer: '/until' }] });
  await expect(stats(at(0), at(400 * 24 * hourMs))).rejects.toMatchObject({ errors: [{ pointer: '/since' }] });
});
