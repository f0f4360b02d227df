import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { datasets } from '#db/schema/training';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { queuesReady } from '#lib/queue/queue';
import { addVersion } from '#lib/training/datasets/add-version';
import type { DatasetDetail } from '#lib/training/datasets/dataset-detail';
import { DatasetName } from '#lib/training/datasets/dataset-name';
import { DatasetSchema, OwnSchema } from '#lib/training/datasets/dataset-schema';
import { holdDataset } from '#lib/training/datasets/hold-dataset';
import { latestVersion } from '#lib/training/datasets/latest-version';
import { readDataset } from '#lib/training/datasets/read-dataset';
import { visibleDataset } from '#lib/training/datasets/visible-dataset';

/** What to change; what is left out stays. */
export const DatasetChanges = OwnSchema.omit({ pseudonymised: true })
  .extend({ name: DatasetName.optional() })
  .refine(
    (changes) => Object.values(changes).some((value) => value !== undefined),
    'Send at least one thing to change.',
  );
export const CorrectDataset = z.object({ id: z.string(), changes: DatasetChanges });
export type CorrectDataset = z.infer<typeof CorrectDataset>;

/**
 * Renames one's data set, or corrects the types of its columns or its target: versions are immutable, so that makes a
 * new one of the same file, for the worker to look at. Throws AppError('invalid') for a column that is not there.
 */
export async function correctDataset(ctx: Ctx, { id, changes }: CorrectDataset): Promise<DatasetDetail> {
  requirePermission(ctx.actor, 'training:write');
  const dataset = await visibleDataset(ctx, id);
  const { name, ...corrections } = changes;
  const latest = await latestVersion(ctx, dataset.id);
  const schema = DatasetSchema.nullable().parse(latest.schema);
  if (schema) requireColumns(corrections, schema);
  const isCorrected = schema ? !isInForce(corrections, schema) : Object.keys(corrections).length > 0;
  if (isCorrected) await queuesReady();
  await ctx.db.transaction(async (tx) => {
    await holdDataset(tx, dataset.id);
    if (name !== undefined) await tx.update(datasets).set({ name }).where(eq(datasets.id, dataset.id));
    if (!isCorrected) return;
    await addVersion(tx, {
      datasetId: dataset.id,
      file: { sha256: latest.fileSha256, name: latest.fileName, sizeBytes: latest.sizeBytes },
      ownSchema: merged(OwnSchema.nullable().parse(latest.ownSchema), corrections),
      createdBy: actingUserId(ctx.actor) ?? dataset.ownerId,
      requestId: ctx.requestId,
    });
  });
  return readDataset(ctx.db, await visibleDataset(ctx, dataset.id));
}

function requireColumns({ columns = [], target }: OwnSchema, schema: DatasetSchema): void {
  const names = new Set(schema.columns.map(({ name }) => name));
  const errors = columns.flatMap(({ name }, index) =>
    names.has(name) ? [] : [{ pointer: `/columns/${index}/name`, detail: `There is no column "${name}".` }],
  );
  if (target && !names.has(target)) errors.push({ pointer: '/target', detail: `There is no column "${target}".` });
  if (errors[0]) throw new AppError('invalid', errors[0].detail, { errors });
}

/** Whether the version already is as the corrections want it. */
function isInForce({ columns = [], target }: OwnSchema, schema: DatasetSchema): boolean {
  const specOf = new Map(schema.columns.map((column) => [column.name, column]));
  const isSame = ({ name, type, format }: (typeof columns)[number]) =>
    specOf.get(name)?.type === type && (format === undefined || specOf.get(name)?.format === format);
  return columns.every(isSame) && (target === undefined || target === schema.target);
}

function merged(before: OwnSchema | null, { columns = [], target = before?.target }: OwnSchema): OwnSchema {
  const specOf = new Map([...(before?.columns ?? []), ...columns].map((column) => [column.name, column]));
  const pseudonymised = before?.pseudonymised;
  return {
    columns: [...specOf.values()],
    ...(target !== undefined && { target }),
    ...(pseudonymised && { pseudonymised }),
  };
}
