import { and, eq, sql } from 'drizzle-orm';
import { runs, runVersions } from '#db/schema/training';
import { actingFor } from '#lib/auth/people/acting-for';
import type { Ctx } from '#lib/context';
import { isAppError } from '#lib/errors';
import { ownModel } from '#lib/registry/visible-model';
import { RunReport } from '#lib/training/evaluation/run-report';
import { publishRun } from '#lib/training/runs/publish-run';

/**
 * Publishes a run that was found better than a model's `production` as its `challenger`, once, as the run's owner. Where
 * that is refused (the model was deleted meanwhile, say) the run's notes say why.
 */
export async function publishChallenger(
  ctx: Ctx,
  { runId, challenge }: { runId: string; challenge: string },
): Promise<void> {
  const [run] = await ctx.db
    .select({ report: runs.report, ownerId: runs.ownerId })
    .from(runs)
    .where(and(eq(runs.id, runId), eq(runs.status, 'succeeded')));
  if (!run || !RunReport.parse(run.report).challenge?.isBetter) return;
  const published = await ctx.db.select().from(runVersions).where(eq(runVersions.runId, runId)).limit(1);
  if (published.length > 0) return;
  const asOwner: Ctx = { ...ctx, actor: await actingFor(ctx.db, run.ownerId) };
  try {
    // A model that is gone is not made anew, nor is another person's of that name taken for it.
    await ownModel(asOwner, challenge);
    await publishRun(asOwner, { id: runId, model: challenge, alias: 'challenger' });
  } catch (error) {
    if (!isAppError(error)) throw error;
    await addNote(ctx, runId, `It could not be published as challenger of "${challenge}". ${error.message}`);
  }
}

async function addNote({ db }: Ctx, runId: string, note: string): Promise<void> {
  const notes = sql`${runs.report}->'notes' || ${JSON.stringify([note])}::jsonb`;
  await db
    .update(runs)
    .set({ report: sql`jsonb_set(${runs.report}, '{notes}', ${notes})` })
    .where(eq(runs.id, runId));
}
