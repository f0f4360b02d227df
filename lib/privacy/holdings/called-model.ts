import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { models, versions } from '#db/schema/registry';
import type { Holding } from '#lib/privacy/holding';

type NamesAModel = PgTable & { modelId: PgColumn; versionId: PgColumn };

/** Says in an archive which model and version the ids of a row mean, as they are called now. */
export const calledModel = ({ modelId, versionId }: NamesAModel): NonNullable<Holding['named']> => ({
  columns: { model_slug: sql`${models.slug}`, version_number: sql`${versions.number}` } satisfies Record<string, SQL>,
  join: sql`left join ${models} on ${models.id} = ${modelId} left join ${versions} on ${versions.id} = ${versionId}`,
});
