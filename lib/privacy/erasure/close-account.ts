import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { batchJobs } from '#db/schema/batch';
import { asyncPredictions } from '#db/schema/clients';
import { users } from '#db/schema/people';
import { erasures } from '#db/schema/privacy';
import { models } from '#db/schema/registry';
import { datasets, runs, schedules } from '#db/schema/training';
import { changeCredentials, type Transaction } from '#lib/auth/change-credentials';
import { requireAnotherAdmin } from '#lib/auth/people/require-another-admin';
import { noTally } from '#lib/privacy/erasure/certificate';
import { oldestOtherAdmin } from '#lib/privacy/erasure/oldest-other-admin';
import { batchJobsOnOwnData, runsOnOwnData } from '#lib/privacy/holdings/own-things';

type Erasure = typeof erasures.$inferSelect;

/**
 * Nothing of the account does anything from now on, in any process: calls, jobs, schedules, models. Models that others
 * use go to an admin first, where that was wished. Gives false where the erasure was taken back; from now on it cannot
 * be. Throws `conflict` for the last admin.
 */
export async function closeAccount(db: Database, { id, userId, handsOverModels }: Erasure): Promise<boolean> {
  return changeCredentials(db, { kind: 'user', id: userId }, async (tx) => {
    const [begun] = await tx
      .update(erasures)
      .set({ certificate: sql`coalesce(${erasures.certificate}, ${JSON.stringify(noTally)}::json)` })
      .where(and(eq(erasures.id, id), eq(erasures.status, 'waiting')))
      .returning({ id: erasures.id });
    if (!begun) return false;
    await requireAnotherAdmin(tx, userId);
    if (handsOverModels) await handOverModels(tx, userId, await oldestOtherAdmin(tx, userId));
    await tx
      .update(users)
      .set({ disabledAt: sql`coalesce(${users.disabledAt}, now())`, passwordHash: null })
      .where(eq(users.id, userId));
    await stopWork(tx, userId);
    await endModels(tx, userId);
    return true;
  });
}

async function handOverModels(tx: Transaction, userId: string, heir: string | null): Promise<void> {
  if (heir === null) return;
  const handed = await tx
    .update(models)
    .set({ ownerId: heir })
    .where(
      and(eq(models.ownerId, userId), isNull(models.deletedAt), inArray(models.visibility, ['shared', 'everyone'])),
    )
    .returning({ id: models.id });
  for (const { id } of handed) await tellOfModel(tx, id);
}

async function endModels(tx: Transaction, userId: string): Promise<void> {
  const ended = await tx
    .update(models)
    .set({ deletedAt: new Date() })
    .where(and(eq(models.ownerId, userId), isNull(models.deletedAt)))
    .returning({ id: models.id });
  for (const { id } of ended) await tellOfModel(tx, id);
}

/** Others' work on the person's data too, which is erased with it, and takes no more. */
async function stopWork(tx: Transaction, userId: string): Promise<void> {
  const underWay = ['queued', 'running'] as const;
  const now = new Date();
  await tx
    .update(batchJobs)
    .set({ status: 'canceled', finishedAt: now })
    .where(and(sql`${batchJobs.id} in ${batchJobsOnOwnData(userId)}`, inArray(batchJobs.status, underWay)));
  await tx
    .update(runs)
    .set({ status: 'canceled', progress: null, finishedAt: now })
    .where(and(sql`${runs.id} in ${runsOnOwnData(userId)}`, inArray(runs.status, underWay)));
  await tx
    .update(asyncPredictions)
    .set({ status: 'canceled', endedAt: now })
    .where(and(eq(asyncPredictions.userId, userId), inArray(asyncPredictions.status, underWay)));
  await tx
    .update(datasets)
    .set({ deletedAt: now })
    .where(and(eq(datasets.ownerId, userId), isNull(datasets.deletedAt)));
  await tx.update(schedules).set({ enabled: false, nextAt: null }).where(eq(schedules.ownerId, userId));
}

const tellOfModel = (tx: Transaction, id: string) =>
  tx.execute(sql`select pg_notify('bellwether', ${JSON.stringify({ kind: 'model', id })}::text)`);
