import type { Readable } from 'node:stream';
import { z } from 'zod';
import { datasets } from '#db/schema/training';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { queuesReady } from '#lib/queue/queue';
import { PlainText } from '#lib/registry/plain-text';
import { requireExpected } from '#lib/storage/receive-file';
import { addVersion } from '#lib/training/datasets/add-version';
import type { DatasetDetail } from '#lib/training/datasets/dataset-detail';
import { DatasetName, nameFromFile, storableFileName } from '#lib/training/datasets/dataset-name';
import { OwnSchema } from '#lib/training/datasets/dataset-schema';
import { latestVersion } from '#lib/training/datasets/latest-version';
import { storeTable } from '#lib/training/datasets/pseudonyms/store-table';
import { readDataset } from '#lib/training/datasets/read-dataset';
import { visibleDataset } from '#lib/training/datasets/visible-dataset';

/** What an owner may say about a file beside sending it. */
export const DatasetDetails = z.object({
  name: DatasetName.optional().describe('The name of the file unless said.'),
  dataset: z.string().optional().describe('The data set the file is the next version of; a new one unless said.'),
  target: PlainText.min(1).optional().describe('The column to be predicted; guessed unless said.'),
  pseudonymise: z
    .array(z.string())
    .optional()
    .describe(
      'Columns whose values are replaced by pseudonyms before the file is kept; those of the version before too.',
    ),
  expectedSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'Write the SHA-256 as 64 hexadecimal digits.')
    .optional(),
  expectedSizeBytes: z.coerce.number().int().min(0).optional(),
});
export type DatasetDetails = z.infer<typeof DatasetDetails>;

export type CreateDataset = {
  file: Readable;
  fileName: string;
  /** What was said before the file came, which alone can change how it is kept. */
  detailsBefore?: DatasetDetails;
  /** Fields of a form may come after its file. */
  details: Promise<DatasetDetails>;
};

/**
 * Stores a CSV file as a new data set, or as the next version of one's own, to be looked at by the worker: `profiling`,
 * later `ready` or `rejected`. Whole or not at all: a file that breaks off, or is not the one announced, leaves nothing.
 */
export async function createDataset(ctx: Ctx, input: CreateDataset): Promise<DatasetDetail> {
  // Both may fail before anybody waits for them, which must not end the process.
  input.file.on('error', () => {});
  input.details.catch(() => {});
  try {
    return await storeAndEnqueue(ctx, input);
  } finally {
    input.file.destroy();
  }
}

async function storeAndEnqueue(ctx: Ctx, input: CreateDataset): Promise<DatasetDetail> {
  requirePermission(ctx.actor, 'training:write');
  const ownerId = actingUserId(ctx.actor);
  if (ownerId === null) throw new AppError('forbidden', 'A data set belongs to a person.');
  const { dataset: known, pseudonymise = [] } = input.detailsBefore ?? {};
  const datasetId = known ?? newId('dataset');
  const columns = await pseudonymisedColumns(ctx, known, pseudonymise);
  let details: DatasetDetails = {};
  let ownSchema: OwnSchema | null = null;
  const { sha256, sizeBytes } = await storeTable(ctx.db, input.file, { datasetId, columns }, async (received) => {
    details = await input.details;
    if (received.sizeBytes === 0) throw new AppError('invalid', 'The file is empty (0 bytes).');
    requireExpected(received, details);
    requireSaidBefore(details, known, pseudonymise);
    ownSchema = await ownSchemaFor(ctx, details, columns);
  });

  await queuesReady();
  const id = details.dataset ?? datasetId;
  const fileName = storableFileName(input.fileName);
  await ctx.db.transaction(async (tx) => {
    if (details.dataset === undefined) {
      await tx.insert(datasets).values({ id, name: details.name ?? nameFromFile(fileName), ownerId });
    }
    const file = { sha256, name: fileName, sizeBytes };
    const { requestId } = ctx;
    await addVersion(tx, { datasetId: id, file, ownSchema, createdBy: ownerId, requestId });
  });
  return readDataset(ctx.db, await visibleDataset(ctx, id));
}

/** A new version keeps what its owner said about the columns of the one before. */
async function ownSchemaFor(
  ctx: Ctx,
  { dataset, target }: DatasetDetails,
  columns: string[],
): Promise<OwnSchema | null> {
  const before = dataset === undefined ? null : await schemaBefore(ctx, dataset);
  if (before?.pseudonymised && columns.length === 0) throw sayFirst('dataset');
  const said = { ...(target !== undefined && { target }), ...(columns.length > 0 && { pseudonymised: columns }) };
  return Object.keys(said).length === 0 ? before : { ...before, ...said };
}

/** Those that are wished now, and those of the version before: what was hidden once is not shown by the next file. */
async function pseudonymisedColumns(ctx: Ctx, dataset: string | undefined, wished: string[]): Promise<string[]> {
  const before = dataset === undefined ? null : await schemaBefore(ctx, dataset);
  return [...new Set([...(before?.pseudonymised ?? []), ...wished])];
}

async function schemaBefore(ctx: Ctx, dataset: string): Promise<OwnSchema | null> {
  const { id } = await visibleDataset(ctx, dataset);
  return OwnSchema.nullable().parse((await latestVersion(ctx, id)).ownSchema);
}

/** A file is never kept as it came and changed afterwards, so what changes it must come before it. */
function requireSaidBefore(
  { dataset, pseudonymise = [] }: DatasetDetails,
  known: string | undefined,
  wished: string[],
): void {
  if (pseudonymise.length !== wished.length) throw sayFirst('pseudonymise');
  if (wished.length > 0 && dataset !== known) throw sayFirst('dataset');
}

const sayFirst = (field: string) =>
  new AppError('invalid', `Send the field "${field}" before the file: columns of it are to be pseudonymised.`, {
    errors: [{ pointer: `/${field}`, detail: 'must come before the file' }],
  });
