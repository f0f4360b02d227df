import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { isDatabaseAway } from '#db/is-database-away';
import { batchJobs } from '#db/schema/batch';
import { commitPart } from '#lib/batch/commit-part';
import { learnedFormats } from '#lib/batch/learned-formats';
import { requireUsableModel } from '#lib/batch/require-usable-model';
import { InputFormat } from '#lib/batch/scoring/input-format';
import type { ScoredPart, ScoreOrder } from '#lib/batch/scoring/score-order';
import { scoreInProcess } from '#lib/batch/scoring-process';
import { storageProblem } from '#lib/batch/storage-problem';
import { tellOfEnd } from '#lib/batch/tell-of-end';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError, isAppError } from '#lib/errors';
import { log } from '#lib/log';
import type { JobData } from '#lib/queue/jobs';
import { queuesReady } from '#lib/queue/queue';
import { loadReadyVersion } from '#lib/registry/load-served';
import { removeUnnamedFiles } from '#lib/storage/remove-unnamed-files';
import { storage } from '#lib/storage/storage';

type Job = typeof batchJobs.$inferSelect;

/** The job is no longer this run's to go on with: somebody canceled it, or another worker is ahead. */
class Overtaken extends Error {}

const watchEveryMs = 500;
/** How long a finished part waits for a database that is away, before the whole job is given back. */
const databaseLimitMs = 5 * 60_000;

/**
 * Scores what is left of a batch job, part by part. Each part is added once, however many workers run the job, and
 * whenever they die. Ends it as `succeeded`, or as `failed` where the file, the model or who pays for it is at fault, or
 * the model may be used no longer; throws where the platform is at fault, so that the job is tried again from its last part.
 */
export async function runBatchJob(ctx: Ctx, { batchJobId }: JobData<'run-batch-job'>): Promise<void> {
  for (let job = await take(ctx.db, batchJobId); job; job = await take(ctx.db, batchJobId)) {
    try {
      await scoreRest(ctx, job);
      await end(ctx, job, { status: 'succeeded', doneBytes: job.inputBytes });
    } catch (error) {
      if (error instanceof Overtaken) continue;
      if (!isAppError(error)) throw await noted(ctx, job, error);
      await end(ctx, job, { status: 'failed', problem: error.message });
    }
  }
}

/** The job as it stands, running; null where nothing is left to do. */
async function take(db: Database, id: string): Promise<Job | null> {
  const [job] = await db
    .update(batchJobs)
    .set({ status: 'running', startedAt: sql`coalesce(${batchJobs.startedAt}, now())` })
    .where(and(eq(batchJobs.id, id), inArray(batchJobs.status, ['queued', 'running'])))
    .returning();
  return job ?? null;
}

async function end({ db, requestId }: Ctx, { id }: Job, set: Partial<Job>): Promise<void> {
  await queuesReady();
  await db.transaction(async (tx) => {
    const ended = await tx
      .update(batchJobs)
      .set({ ...set, finishedAt: new Date() })
      .where(and(eq(batchJobs.id, id), eq(batchJobs.status, 'running')))
      .returning({ id: batchJobs.id });
    if (ended.length > 0) await tellOfEnd(tx, id, requestId);
  });
}

async function scoreRest(ctx: Ctx, job: Job): Promise<void> {
  const stop = new AbortController();
  const watch = setInterval(() => void stopWhenEnded(ctx.db, job, stop), watchEveryMs);
  try {
    await scoreInProcess(
      await orderOf(ctx.db, job),
      {
        format: async (readAs) => {
          await ctx.db.update(batchJobs).set({ csvFormat: readAs }).where(eq(batchJobs.id, job.id));
        },
        part: (part) => keepPart(ctx, job, part),
      },
      stop.signal,
    );
  } finally {
    clearInterval(watch);
  }
}

async function stopWhenEnded(db: Database, { id }: Job, stop: AbortController): Promise<void> {
  const running = await db
    .select({ id: batchJobs.id })
    .from(batchJobs)
    .where(and(eq(batchJobs.id, id), eq(batchJobs.status, 'running')))
    .catch(() => null);
  if (running?.length === 0) stop.abort(new Overtaken());
}

async function orderOf(db: Database, job: Job): Promise<ScoreOrder> {
  await requireUsableModel(db, job);
  const version = await loadReadyVersion(db, { id: job.versionId });
  if (!version) throw new AppError('conflict', 'The version of the model is no longer ready.');
  const { certificate, manifest, id } = version;
  const [inputPath, graphPath] = await Promise.all([
    storage().localPath(job.inputSha256),
    storage().localPath(version.graphSha256),
  ]);
  const { binding, latencyMs, batchable } = certificate;
  return {
    inputPath,
    format: job.format,
    csvFormat: job.format === 'csv' ? InputFormat.nullable().parse(job.csvFormat) : null,
    from: { part: job.nextPart, byte: job.doneBytes, line: job.doneLines, row: job.doneRows },
    version: { id, graphPath, manifest, binding, latencyMs, batchable, assetPaths: await pathsOf(version.assets) },
    mostFileBytes: env.MAX_FILE_BYTES,
    learnedFormats: await learnedFormats(db, id),
    hostLimits: { runLimitMs: env.RUN_LIMIT_MS, loadLimitMs: 60_000, memoryBytes: env.MODEL_MEMORY_BYTES },
  };
}

async function pathsOf(sha256s: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const found = Object.entries(sha256s).map(
    async ([name, sha256]) => [name, await storage().localPath(sha256)] as const,
  );
  return Object.fromEntries(await Promise.all(found));
}

async function keepPart({ db, requestId }: Ctx, job: Job, { content, ...part }: ScoredPart): Promise<void> {
  const file = await storage().put(Readable.from([content]));
  const giveUpAt = performance.now() + databaseLimitMs;
  for (;;) {
    try {
      // A share that was taken away, or a model that was deleted, ends the job before its next part.
      await requireUsableModel(db, job);
      if (await commitPart(job, part, file, requestId)) return;
      // Nothing names it: the job was canceled, to be erased maybe.
      await removeUnnamedFiles(db, [file.sha256], new Date());
      throw new Overtaken();
    } catch (error) {
      // Whether it was committed before the connection broke shows when it is tried again.
      if (!isDatabaseAway(error) || performance.now() > giveUpAt) throw error;
      await sleep(500);
    }
  }
}

/** Leaves a word on the job's page about what holds it up, and gives the error on. */
async function noted({ db, requestId }: Ctx, { id }: Job, error: unknown): Promise<unknown> {
  const problem = storageProblem(error);
  if (problem === null) return error;
  await db
    .update(batchJobs)
    .set({ problem })
    .where(and(eq(batchJobs.id, id), eq(batchJobs.status, 'running')))
    .catch((failure: unknown) => log.warn({ requestId, error: String(failure) }, 'a problem could not be noted'));
  return error;
}
