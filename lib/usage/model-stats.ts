import { and, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { models, versions } from '#db/schema/registry';
import { actingUserId, may, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';
import { type Counts, countAnswered, countFailed, Percentiles } from '#lib/usage/count-calls';
import { Span, spanMs } from '#lib/usage/span';

export const ModelStatsInput = Span.extend({ slug: z.string() });
export type ModelStatsInput = z.infer<typeof ModelStatsInput>;

const Numbers = z.object({
  predictions: z.int().describe('Answered calls.'),
  units: z.int().describe('Rows answered.'),
  errors: z.int().describe('Calls that got an error.'),
  cached: z.int().describe('Answered calls whose answer came from the cache.'),
  latencyMs: Percentiles.nullable().describe(
    'Of answered calls, from their arrival to their answer; null where there were none.',
  ),
});

export const ModelStats = Numbers.extend({
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  byVersion: z
    .array(Numbers.extend({ version: z.int() }))
    .describe('Highest number first; only versions that were called.'),
  bucket: z.enum(['hour', 'day']).describe('How long each entry of `buckets` is, in UTC.'),
  buckets: z.array(Numbers.extend({ start: z.iso.datetime() })).describe('The whole span without a gap, oldest first.'),
}).meta({ id: 'ModelStats' });
export type ModelStats = z.infer<typeof ModelStats>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const longestMs = 366 * dayMs;

/**
 * What happened to one's model between `since` (24 hours before the end, unless said) and `until` (now), counted from
 * the rows themselves up to the last one committed. Buckets are hours up to three days, days beyond.
 */
export async function modelStats(ctx: Ctx, input: ModelStatsInput): Promise<ModelStats> {
  requirePermission(ctx.actor, 'prediction:read');
  const modelId = await ownModelId(ctx, input.slug);
  const nowMs = Date.now();
  const given = spanMs(input);
  const untilMs = given.untilMs ?? Math.max(nowMs, (given.sinceMs ?? 0) + 1);
  const sinceMs = given.sinceMs ?? Math.max(0, untilMs - dayMs);
  requireReasonable(untilMs - sinceMs);
  const bucket = untilMs - sinceMs <= 3 * dayMs ? 'hour' : 'day';

  // An open end is left open: what another machine commits with a clock a little ahead counts too.
  const range = { modelId, sinceMs, untilMs: given.untilMs, bucket } as const;
  const [answered, failed, known] = await Promise.all([
    countAnswered(ctx.db, range),
    countFailed(ctx.db, range),
    versionsOf(ctx, modelId),
  ]);
  const counted = [...answered, ...failed];
  const called = known.filter(({ id }) => counted.some(({ versionId }) => versionId === id));
  return {
    since: new Date(sinceMs).toISOString(),
    until: new Date(untilMs).toISOString(),
    ...added(counted.filter(({ versionId, bucketMs }) => versionId === null && bucketMs === null)),
    byVersion: called.map(({ id, number }) => ({
      version: number,
      ...added(counted.filter(({ versionId }) => versionId === id)),
    })),
    bucket,
    buckets: bucketStarts(sinceMs, untilMs, bucket === 'hour' ? hourMs : dayMs, counted).map((start) => ({
      start: new Date(start).toISOString(),
      ...added(counted.filter(({ bucketMs }) => bucketMs === start)),
    })),
  };
}

/** Numbers are for who answers for the model; for anybody else there are none. */
async function ownModelId({ db, actor }: Ctx, slug: string): Promise<string> {
  const [model] = await db
    .select({ id: models.id, ownerId: models.ownerId })
    .from(models)
    .where(and(eq(models.slug, slug.replaceAll('\0', '')), isNull(models.deletedAt)));
  const isTheirs = model && (model.ownerId === actingUserId(actor) || may(actor, 'prediction:read-any'));
  if (!isTheirs) throw notFound(`statistics of the model "${slug}"`);
  return model.id;
}

function requireReasonable(spanLengthMs: number): void {
  if (spanLengthMs <= longestMs) return;
  const detail = 'At most 366 days can be counted at once. Choose a later since.';
  throw new AppError('invalid', detail, { errors: [{ pointer: '/since', detail }] });
}

function versionsOf({ db }: Ctx, modelId: string) {
  return db
    .select({ id: versions.id, number: versions.number })
    .from(versions)
    .where(eq(versions.modelId, modelId))
    .orderBy(desc(versions.number));
}

/** The numbers of an answered and a failed count of the same calls, put together. */
function added(counts: Counts[]): z.infer<typeof Numbers> {
  const sum = (of: 'predictions' | 'units' | 'errors' | 'cached') => counts.reduce((total, row) => total + row[of], 0);
  return {
    predictions: sum('predictions'),
    units: sum('units'),
    errors: sum('errors'),
    cached: sum('cached'),
    latencyMs: counts.find(({ latencyMs }) => latencyMs !== null)?.latencyMs ?? null,
  };
}

/** Hours and days of UTC since 1970 have no exceptions, so that arithmetic is enough. */
function bucketStarts(sinceMs: number, untilMs: number, lengthMs: number, counted: Counts[]): number[] {
  const starts = new Set<number>();
  for (let start = sinceMs - (sinceMs % lengthMs); start < untilMs; start += lengthMs) starts.add(start);
  for (const { bucketMs } of counted) if (bucketMs !== null) starts.add(bucketMs);
  return [...starts].sort((a, b) => a - b);
}
