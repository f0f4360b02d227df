import { inArray } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client';
import { batchJobs, batchParts } from '#db/schema/batch';
import { asyncPredictions } from '#db/schema/clients';
import { personalExports } from '#db/schema/privacy';
import { versionAssets, versions } from '#db/schema/registry';
import { datasetVersions, runs } from '#db/schema/training';
import { keptFiles } from '#db/schema/usage';

/** Every column that names a file in storage. */
export const namingColumns: readonly PgColumn[] = [
  asyncPredictions.fileSha256,
  batchJobs.inputSha256,
  batchParts.sha256,
  datasetVersions.fileSha256,
  keptFiles.sha256,
  personalExports.sha256,
  runs.packageSha256,
  versions.artifactSha256,
  versions.graphSha256,
  versionAssets.sha256,
];

/** Those of some files that no row names: content is stored once, however many jobs, data sets or versions share it. */
export async function unusedFiles(db: Database, sha256s: readonly string[]): Promise<string[]> {
  const unused = new Set(sha256s.filter((sha256) => sha256 !== ''));
  for (const column of namingColumns) {
    if (unused.size === 0) break;
    const found = await namedQuery(db, column, [...unused]);
    for (const { sha256 } of found) unused.delete(String(sha256));
  }
  return [...unused];
}

export const namedQuery = (db: Database, column: PgColumn, sha256s: readonly string[]) =>
  db
    .selectDistinct({ sha256: column })
    .from(column.table)
    .where(inArray(column, [...sha256s]));
