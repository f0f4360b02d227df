import type { Database } from '#db/client';
import type { batchJobs } from '#db/schema/batch';
import { knownPerson } from '#lib/auth/credentials';
import { AppError } from '#lib/errors';
import { loadServedModel } from '#lib/registry/load-served';
import { mayRead } from '#lib/registry/may-read';

type Job = Pick<typeof batchJobs.$inferSelect, 'ownerId' | 'modelId'>;

/** Throws AppError('not-found') where whose job it is may use its model no longer: it was deleted, or taken from them. */
export async function requireUsableModel(db: Database, { ownerId, modelId }: Job): Promise<void> {
  const [model, owner] = await Promise.all([loadServedModel(db, { id: modelId }), knownPerson(ownerId)]);
  if (model && owner && mayRead(owner.actor, model)) return;
  throw new AppError(
    'not-found',
    'The model was deleted, or is no longer shared with whom this job belongs to. Ask the model’s owner.',
  );
}
