import { and, eq, sql } from 'drizzle-orm';
import { experiments } from '#db/schema/training';
import { newId } from '#lib/ids';
import type { Transaction } from '#lib/registry/change-model';

/** The person's experiment of that id or name (in any case), made where there is none of that name. */
export async function experimentIdOf(tx: Transaction, ownerId: string, idOrName: string): Promise<string> {
  const [byId] = await tx
    .select({ id: experiments.id })
    .from(experiments)
    .where(and(eq(experiments.id, idOrName), eq(experiments.ownerId, ownerId)));
  if (byId) return byId.id;
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
