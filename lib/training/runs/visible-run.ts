import { eq, type SQL } from 'drizzle-orm';
import { runs } from '#db/schema/training';
import { actingUserId, may } from '#lib/auth/may';
import type { Actor, Ctx } from '#lib/context';
import { notFound } from '#lib/errors';

export type RunRow = typeof runs.$inferSelect;

/** The run of that id, if it is the actor's own or they are an admin; else 404. */
export async function visibleRun({ db, actor }: Pick<Ctx, 'db' | 'actor'>, id: string): Promise<RunRow> {
  const [run] = await db.select().from(runs).where(eq(runs.id, id));
  if (!run || !(may(actor, 'training:write-any') || run.ownerId === actingUserId(actor))) throw notFound(`run "${id}"`);
  return run;
}

/** Which runs the actor may see: their own, and all of them for an admin. */
export function runsVisibleTo(actor: Actor): SQL | undefined {
  return may(actor, 'training:write-any') ? undefined : eq(runs.ownerId, actingUserId(actor) ?? '');
}
