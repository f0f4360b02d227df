import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { aliasChanges, models, versions } from '#db/schema/registry';
import type { Actor } from '#lib/context';
import { Task } from '#lib/registry/manifest';
import { modelSettings } from '#lib/registry/model-settings';
import { isOwner } from '#lib/registry/visible-model';

/** What a model is given: a file of a kind, or a row of features. */
export const Takes = z.enum(['image', 'audio', 'video', 'text', 'tensor', 'row']).meta({ id: 'Takes' });
export type Takes = z.infer<typeof Takes>;

export const VersionStatus = z.enum(['validating', 'ready', 'rejected']).meta({ id: 'VersionStatus' });

/** A model as lists show it. */
export const ModelSummary = z
  .object({
    id: z.string(),
    slug: z.string(),
    ...modelSettings,
    owner: z.object({ id: z.string(), name: z.string() }),
    mayChange: z.boolean().describe('Whether who asks may change it.'),
    task: Task.nullable().describe('Of the version in production, or else of the newest one.'),
    productionVersion: z.int().nullable(),
    takes: Takes.nullable().describe('Of the version in production.'),
    latestVersion: z
      .object({ number: z.int(), status: VersionStatus })
      .nullable()
      .describe('Told to those who may change the model only.'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'ModelSummary' });
export type ModelSummary = z.infer<typeof ModelSummary>;

/** A model whose one feature may be a file takes that; any other takes a row. */
const features = sql`${versions.manifest}->'features'`;
const takesOfVersion = sql<unknown>`case
  when jsonb_array_length(${features}) = 1 and ${features}->0->>'type' in ('image', 'audio', 'video', 'text', 'tensor')
  then ${features}->0->>'type' else 'row' end`;

/** The models that are not deleted and meet `where`, newest first; only those that take it where `takes` is said. */
export async function modelSummaries(
  { db, actor }: { db: Database; actor: Actor },
  where: SQL | undefined,
  limit: number,
  takes?: Takes,
): Promise<ModelSummary[]> {
  const task = sql<unknown>`${versions.manifest}->>'task'`;
  const production = db
    .select({ number: versions.number, task: task.as('production_task'), takes: takesOfVersion.as('takes') })
    .from(aliasChanges)
    .innerJoin(versions, eq(versions.id, aliasChanges.versionId))
    .where(and(eq(aliasChanges.modelId, models.id), eq(aliasChanges.alias, 'production')))
    .orderBy(desc(aliasChanges.id))
    .limit(1)
    .as('production');
  const latest = db
    .select({ number: versions.number, status: versions.status, task: task.as('latest_task') })
    .from(versions)
    .where(eq(versions.modelId, models.id))
    .orderBy(desc(versions.number))
    .limit(1)
    .as('latest');
  const rows = await db
    .select({
      model: models,
      ownerName: users.name,
      productionVersion: production.number,
      productionTask: production.task,
      takes: production.takes,
      latestVersion: latest.number,
      latestStatus: latest.status,
      latestTask: latest.task,
    })
    .from(models)
    .innerJoin(users, eq(users.id, models.ownerId))
    .leftJoinLateral(production, sql`true`)
    .leftJoinLateral(latest, sql`true`)
    .where(and(isNull(models.deletedAt), where, takes && eq(production.takes, takes)))
    .orderBy(desc(models.id))
    .limit(limit);

  return rows.map(({ model, ownerName, productionVersion, takes, latestVersion, latestStatus, ...tasks }) => {
    const { ownerId, deletedAt: _, createdAt, ...shown } = model;
    const mayChange = isOwner(actor, model);
    return {
      ...shown,
      owner: { id: ownerId, name: ownerName },
      mayChange,
      task: Task.nullable().parse(tasks.productionTask ?? (mayChange ? tasks.latestTask : null)),
      productionVersion,
      takes: Takes.nullable().parse(takes),
      latestVersion:
        mayChange && latestVersion !== null && latestStatus !== null
          ? { number: latestVersion, status: latestStatus }
          : null,
      createdAt: createdAt.toISOString(),
    };
  });
}
