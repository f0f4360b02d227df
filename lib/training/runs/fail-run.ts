import { and, eq, inArray } from 'drizzle-orm';
import { runs } from '#db/schema/training';
import type { Ctx } from '#lib/context';
import type { JobData } from '#lib/queue/jobs';
import { endTrials } from '#lib/training/runs/end-trials';

/** Says of a run that every attempt at failed that the platform was at fault; one that is over stays as it is. */
export async function failRun({ db, requestId }: Ctx, { runId }: JobData<'train-run'>): Promise<void> {
  const problem = `Every attempt at this run ended before it was done, which is the platform's fault: its processes were ended, or a service it needs was away. Retrain later, with fewer rows if memory is short, or ask an admin to look into the worker's log (${requestId}).`;
  await db.transaction(async (tx) => {
    const [failed] = await tx
      .update(runs)
      .set({ status: 'failed', problem, progress: null, finishedAt: new Date() })
      .where(and(eq(runs.id, runId), inArray(runs.status, ['queued', 'running'])))
      .returning({ id: runs.id });
    if (failed) await endTrials(tx, runId);
  });
}
