import { z } from 'zod';
import { DatasetProfile, DatasetSchema } from '#lib/training/datasets/dataset-schema';

const moment = z.iso.datetime();

export const DatasetVersionSummary = z
  .object({
    id: z.string(),
    number: z.number(),
    status: z.enum(['profiling', 'ready', 'rejected']),
    fileName: z.string(),
    fileSha256: z.string(),
    sizeBytes: z.number(),
    rowCount: z.number().nullable(),
    columnCount: z.number().nullable(),
    target: z.string().nullable(),
    rejection: z.string().nullable(),
    createdAt: moment,
  })
  .meta({ id: 'DatasetVersionSummary' });
export type DatasetVersionSummary = z.infer<typeof DatasetVersionSummary>;

export const DatasetSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    owner: z.object({ id: z.string(), name: z.string() }),
    createdAt: moment,
    latest: DatasetVersionSummary,
  })
  .meta({ id: 'DatasetSummary' });
export type DatasetSummary = z.infer<typeof DatasetSummary>;

export const DatasetVersionDetail = DatasetVersionSummary.extend({
  schema: DatasetSchema.nullable().describe('As the profile, null until the version is ready.'),
  profile: DatasetProfile.nullable(),
}).meta({ id: 'DatasetVersionDetail' });
export type DatasetVersionDetail = z.infer<typeof DatasetVersionDetail>;

/** A data set with one of its versions in full (the newest unless asked), and a line about each. */
export const DatasetDetail = DatasetSummary.extend({
  version: DatasetVersionDetail,
  versions: z.array(DatasetVersionSummary),
  isOwn: z.boolean().describe('Whether the one who asks may change it.'),
}).meta({ id: 'DatasetDetail' });
export type DatasetDetail = z.infer<typeof DatasetDetail>;
