import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { experiments } from '#db/schema/training';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { experimentSummaries } from '#lib/training/runs/list-experiments';
import type { ExperimentSummary } from '#lib/training/runs/run-detail';

export const ExperimentName = z
  .string()
  .trim()
  .min(1, 'Give the experiment a name.')
  .max(100, 'Names have at most 100 characters.')
  .refine((name) => !/\p{Cc}/u.test(name) && name.isWellFormed(), 'Names are one line of text.');

export const CreateExperiment = z.strictObject({ name: ExperimentName });
export type CreateExperiment = z.infer<typeof CreateExperiment>;

/** Makes an experiment to gather runs in. Throws `conflict` where one already has one of that name, in any case. */
export async function createExperiment(ctx: Ctx, { name }: CreateExperiment): Promise<ExperimentSummary> {
  requirePermission(ctx.actor, 'training:write');
  const ownerId = actingUserId(ctx.actor);
  if (!ownerId) throw new AppError('forbidden', 'An experiment belongs to a person: sign in to create one.');
  const id = newId('experiment');
  const [created] = await ctx.db
    .insert(experiments)
    .values({ id, name, ownerId })
    .onConflictDoNothing()
    .returning({ id: experiments.id });
  if (!created) {
    const detail = `You already have an experiment "${name}". Choose another name.`;
    throw new AppError('conflict', detail, { errors: [{ pointer: '/name', detail }] });
  }
  const [experiment] = await experimentSummaries(ctx.db, eq(experiments.id, id), 1);
  return experiment!;
}
