import { desc, eq, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { versions } from '#db/schema/registry';
import { Certificate } from '#lib/registry/certificate';
import { Manifest } from '#lib/registry/manifest';
import { VersionStatus } from '#lib/registry/model-summary';

/** A version as lists show it. */
export const VersionSummary = z
  .object({
    id: z.string(),
    number: z.int().describe('1, 2, 3 … within the model.'),
    status: VersionStatus,
    rejection: z.string().nullable().describe('Why it was rejected, and what to do.'),
    sha256: z.string().describe('Of the file as it was uploaded.'),
    sizeBytes: z.int(),
    fileName: z.string(),
    notes: z.string(),
    createdBy: z.string().describe('Name of the person who published it.'),
    createdAt: z.iso.datetime(),
    validatedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'VersionSummary' });
export type VersionSummary = z.infer<typeof VersionSummary>;

export const VersionDetail = VersionSummary.extend({
  manifest: Manifest.nullable().describe('What the version takes and answers; null until it is ready.'),
  certificate: Certificate.nullable().describe('What quarantine found out; null until it is ready.'),
}).meta({ id: 'VersionDetail' });
export type VersionDetail = z.infer<typeof VersionDetail>;

const summaryColumns = {
  id: versions.id,
  number: versions.number,
  status: versions.status,
  rejection: versions.rejection,
  sha256: versions.artifactSha256,
  sizeBytes: versions.sizeBytes,
  fileName: versions.artifactName,
  notes: versions.notes,
  createdBy: users.name,
  createdAt: versions.createdAt,
  validatedAt: versions.validatedAt,
};

/** The versions that meet `where`, newest first. */
export async function versionSummaries(db: Database, where: SQL | undefined, limit: number): Promise<VersionSummary[]> {
  const rows = await db
    .select(summaryColumns)
    .from(versions)
    .innerJoin(users, eq(users.id, versions.createdBy))
    .where(where)
    .orderBy(desc(versions.number))
    .limit(limit);
  return rows.map(withTimes);
}

export async function versionDetail(db: Database, where: SQL | undefined): Promise<VersionDetail | null> {
  const [row] = await db
    .select({ ...summaryColumns, manifest: versions.manifest, certificate: versions.certificate })
    .from(versions)
    .innerJoin(users, eq(users.id, versions.createdBy))
    .where(where)
    .limit(1);
  if (!row) return null;
  return {
    ...withTimes(row),
    manifest: Manifest.nullable().parse(row.manifest),
    certificate: Certificate.nullable().parse(row.certificate),
  };
}

function withTimes<T extends { createdAt: Date; validatedAt: Date | null }>({ createdAt, validatedAt, ...rest }: T) {
  return { ...rest, createdAt: createdAt.toISOString(), validatedAt: validatedAt?.toISOString() ?? null };
}
