import type { datasetVersions } from '#db/schema/training';
import type { DatasetVersionDetail, DatasetVersionSummary } from '#lib/training/datasets/dataset-detail';
import { DatasetProfile, DatasetSchema } from '#lib/training/datasets/dataset-schema';

export type DatasetVersionRow = typeof datasetVersions.$inferSelect;

/** A version without what may be large, as a query gives it. */
export type SummaryRow = Omit<DatasetVersionRow, 'datasetId' | 'ownSchema' | 'schema' | 'profile' | 'createdBy'> & {
  columnCount: number | null;
  target: string | null;
};

export function versionSummary(row: SummaryRow): DatasetVersionSummary {
  const { id, number, status, fileName, fileSha256, sizeBytes, rowCount, columnCount, target, rejection } = row;
  const createdAt = row.createdAt.toISOString();
  return { id, number, status, fileName, fileSha256, sizeBytes, rowCount, columnCount, target, rejection, createdAt };
}

export function versionDetail(row: DatasetVersionRow): DatasetVersionDetail {
  const schema = DatasetSchema.nullable().parse(row.schema);
  const summary = versionSummary({
    ...row,
    columnCount: schema?.columns.length ?? null,
    target: schema?.target ?? null,
  });
  return { ...summary, schema, profile: DatasetProfile.nullable().parse(row.profile) };
}
