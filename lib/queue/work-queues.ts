import { type Job, PgBoss } from 'pg-boss';
import { recordAudit } from '#lib/audit/record-audit';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import { log } from '#lib/log';
import { deadLetterOf, type JobData, type JobName, jobNames, jobs, QueuedData } from '#lib/queue/jobs';
import { setUpQueues } from '#lib/queue/set-up-queues';

/** What a worker does for a job: `run` may be called more than once for the same data, at the same time even. */
export type JobHandler<N extends JobName> = {
  run(ctx: Ctx, data: JobData<N>): Promise<unknown>;
  /** When the job failed for good: whoever waits for it must learn so. */
  giveUp(ctx: Ctx, data: JobData<N>): Promise<unknown>;
  /** How many of these one worker does at the same time. */
  atOnce: number;
  /** Of those of one group, so that no group has all there are. */
  atOncePerGroup?: number;
};
export type Handlers = { [N in JobName]: JobHandler<N> };

export type Working = {
  /** Takes no more jobs; those under way may finish within `limitMs`, then they are given back. */
  stop(limitMs: number): Promise<void>;
};

// While more are ready, the next is taken at once: else each slot would do one job in two seconds.
const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2, burstWhenReadyExceeds: 1 };

/**
 * Works the queues that have a handler, in the database at `url` until stopped: a job is taken at once, tried again when it fails, and
 * taken over when its worker died. Outlives a database that goes away. Throws where it is away at the start.
 */
export async function workQueues(url: string, db: Ctx['db'], handlers: Partial<Handlers>): Promise<Working> {
  await setUpQueues(url);
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'bellwether-worker',
    max: 4,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    schedule: false,
  });
  boss.on('error', (error) => log.warn({ error: String(error.message ?? error) }, 'the queue had a problem'));
  boss.on('warning', ({ message, data }) => log.warn({ data }, message));
  try {
    await boss.start();
    for (const name of jobNames) {
      const handler = handlers[name];
      if (handler) await workQueue(boss, db, name, handler);
    }
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw error;
  }
  return { stop: (limitMs) => boss.stop({ graceful: true, timeout: limitMs }) };
}

async function workQueue<N extends JobName>(boss: PgBoss, db: Ctx['db'], name: N, handler: JobHandler<N>) {
  const run = async ([job]: Job<object>[]) => {
    if (!job) return;
    await inContext(db, job, async (ctx, told) => {
      const data = jobs[name].parse(told);
      await handler.run(ctx, data);
      if (auditedJobs[name]) await recordAudit(ctx.db, { ...ctx, action: auditedJobs[name], target: idsIn(data) });
    });
  };
  const giveUp = async ([job]: Job<object>[]) => {
    if (job) await inContext(db, job, (ctx, told) => handler.giveUp(ctx, jobs[name].parse(told)));
  };
  const { atOnce, atOncePerGroup } = handler;
  const concurrency = { localConcurrency: atOnce, ...(atOncePerGroup && { localGroupConcurrency: atOncePerGroup }) };
  await boss.work(name, { ...polling, ...concurrency, heartbeatRefreshSeconds: 3 }, run);
  await boss.work(deadLetterOf(name), { ...polling, heartbeatRefreshSeconds: 3 }, giveUp);
}

/** Jobs that change for people what they have, and what the audit log calls that. */
const auditedJobs: Partial<Record<JobName, string>> = {
  'quarantine-version': 'quarantineVersion',
  'train-run': 'trainRun',
  'export-personal-data': 'exportPersonalData',
  'erase-personal-data': 'erasePersonalData',
};

const idsIn = (data: object) =>
  Object.fromEntries(Object.entries(data).filter((field): field is [string, string] => typeof field[1] === 'string'));

/** Under the id of the request that asked for the job, or one of its own where none did. */
async function inContext(db: Ctx['db'], job: Job<object>, use: (ctx: Ctx, told: object) => Promise<unknown>) {
  const { requestId = newId('request'), ...told } = QueuedData.parse(job.data);
  const about = { requestId, job: job.name, jobId: job.id, attempt: job.retryCount + 1, data: told };
  const startedAt = performance.now();
  try {
    await use({ db, actor: { kind: 'system' }, requestId }, told);
    log.info({ ...about, tookMs: Math.round(performance.now() - startedAt) }, 'job done');
  } catch (error) {
    log.error({ ...about, error: error instanceof Error ? error.stack : String(error) }, 'job failed');
    throw error;
  }
}
