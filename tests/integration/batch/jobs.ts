import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { asc, eq } from 'drizzle-orm';
import { database } from '#db/client';
import { predictions } from '#db/schema/usage';
import { batchOutput } from '#lib/batch/batch-output';
import { getBatchJob } from '#lib/batch/get-batch-job';
import { runBatchJob } from '#lib/batch/run-batch-job';
import { startBatchJob } from '#lib/batch/start-batch-job';
import type { BatchTarget } from '#lib/batch/target-version';
import type { Ctx } from '#lib/context';
import { ctxOf } from '#tests/integration/auth/people';

/** Starts a job with a file of that content; gives its id. */
export async function start(
  owner: Ctx,
  target: BatchTarget,
  content: string | Buffer,
  fileName = 'rows.csv',
): Promise<string> {
  const file = Readable.from([Buffer.from(content)]);
  return (await startBatchJob(owner, { target, input: { file, fileName } })).id;
}

/** Does what a worker does with the job. */
export const work = (id: string) => runBatchJob(ctxOf({ kind: 'system' }), { batchJobId: id });

/** Starts a job and runs it to its end. */
export async function score(...started: Parameters<typeof start>) {
  const id = await start(...started);
  await work(id);
  return getBatchJob(started[0], { id });
}

export const outputOf = async (owner: Ctx, id: string) => text((await batchOutput(owner, { id })).content);

/** The rows of the ledger that a job has made, oldest first. */
export const billed = (id: string) =>
  database().db.select().from(predictions).where(eq(predictions.batchJobId, id)).orderBy(asc(predictions.id));
