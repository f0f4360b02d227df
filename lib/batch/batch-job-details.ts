import { desc, eq, type SQL, sql } from 'drizzle-orm';
import { batchJobs, batchParts } from '#db/schema/batch';
import { users } from '#db/schema/people';
import { models, versions } from '#db/schema/registry';
import { predictions } from '#db/schema/usage';
import { toldName } from '#lib/auth/models/told-name';
import type { BatchJobDetail } from '#lib/batch/batch-job-detail';
import { ReadAs } from '#lib/batch/scoring/input-format';
import type { Actor, Ctx } from '#lib/context';

const detailColumns = (actor: Actor) => ({
  id: batchJobs.id,
  status: batchJobs.status,
  model: { slug: models.slug, name: toldName(actor) },
  version: versions.number,
  owner: { id: users.id, name: users.name },
  format: batchJobs.format,
  inputName: batchJobs.inputName,
  inputBytes: batchJobs.inputBytes,
  inputSha256: batchJobs.inputSha256,
  doneBytes: batchJobs.doneBytes,
  doneRows: batchJobs.doneRows,
  failedRows: batchJobs.failedRows,
  problem: batchJobs.problem,
  csvFormat: batchJobs.csvFormat,
  scheduleId: batchJobs.scheduleId,
  createdAt: batchJobs.createdAt,
  startedAt: batchJobs.startedAt,
  finishedAt: batchJobs.finishedAt,
  units: sql<number>`(select coalesce(sum(${predictions.units}), 0) from ${batchParts}
    join ${predictions} on ${predictions.id} = ${batchParts.predictionId}
    where ${batchParts.jobId} = ${batchJobs.id})`.mapWith(Number),
  outputBytes: sql<number>`(select coalesce(sum(${batchParts.sizeBytes}), 0) from ${batchParts}
    where ${batchParts.jobId} = ${batchJobs.id})`.mapWith(Number),
});

type ReadBy = Pick<Ctx, 'db' | 'actor'>;

/** The batch jobs that meet `where`, newest first, as the actor is told of them. */
export async function batchJobDetails(ctx: ReadBy, where: SQL | undefined, limit: number): Promise<BatchJobDetail[]> {
  const rows = await detailsQuery(ctx, where, limit);
  return rows.map((row) => toDetail(row, Date.now()));
}

export const detailsQuery = ({ db, actor }: ReadBy, where: SQL | undefined, limit: number) =>
  db
    .select(detailColumns(actor))
    .from(batchJobs)
    .innerJoin(models, eq(models.id, batchJobs.modelId))
    .innerJoin(versions, eq(versions.id, batchJobs.versionId))
    .innerJoin(users, eq(users.id, batchJobs.ownerId))
    .where(where)
    .orderBy(desc(batchJobs.id))
    .limit(limit);

type Row = Awaited<ReturnType<typeof detailsQuery>>[number];

function toDetail({ csvFormat, ...row }: Row, nowMs: number): BatchJobDetail {
  const readAs = ReadAs.nullable().parse(csvFormat);
  const totalRows = readAs && 'files' in readAs ? readAs.files : null;
  return {
    ...row,
    totalRows,
    ...pace({ ...row, totalRows }, nowMs),
    notes: readAs?.notes ?? [],
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

type Paced = Pick<Row, 'status' | 'startedAt' | 'finishedAt' | 'doneRows' | 'doneBytes' | 'inputBytes'> &
  Pick<BatchJobDetail, 'totalRows'>;

/** Over the time since it began, waiting for another worker included. */
function pace(
  { status, startedAt, finishedAt, doneRows, doneBytes, inputBytes, totalRows }: Paced,
  nowMs: number,
): Pick<BatchJobDetail, 'rowsPerSecond' | 'secondsLeft'> {
  const seconds = startedAt ? ((finishedAt?.getTime() ?? nowMs) - startedAt.getTime()) / 1000 : 0;
  if (doneRows === 0 || seconds <= 0) return { rowsPerSecond: null, secondsLeft: null };
  const left = totalRows === null ? (inputBytes - doneBytes) / doneBytes : (totalRows - doneRows) / doneRows;
  return { rowsPerSecond: doneRows / seconds, secondsLeft: status === 'running' ? seconds * left : null };
}
