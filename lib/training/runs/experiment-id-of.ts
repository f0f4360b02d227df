import { and, eq, sql } from 'drizzle-orm';
import { experiments } from '#db/schema/training';
import { notFound } from '#lib/errors';
import { newId } from '#lib/ids';
import type { Transaction } from '#lib/registry/change-model';

/**
 * The person's experiment of that id or name (in any case), made where there is none of that name. Throws 404 for an id
 * that is none of theirs.
 */
export async function experimentIdOf(tx: Transaction, ownerId: string, idOrName: string): Promise<string> {
  const [byId] = await tx
    .select({ id: experiments.id })
    .from(experiments)
    .where(and(eq(experiments.id, idOrName), eq(experiments.ownerId, ownerId)));
  if (byId) return byId.id;
  if (/^exp_\w{26}$/.test(idOrName)) throw notFound(`experiment "${idOrName}"`);
  await tx
    .insert(experiments)
    .values({ id: newId('experiment'), name: idOrName, ownerId })
    .onConflictDoNothing();
  const [byName] = await tx
    .select({ id: experiments.id })
    .from(experiments)
    .where(and(eq(experiments.ownerId, ownerId), sql`lower(${experiments.name}) = lower(${idOrName})`));
  return byName!.id;
}
