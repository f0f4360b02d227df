import { database } from '#db/client';
import type { batchJobs } from '#db/schema/batch';
import type { ScoredPart } from '#lib/batch/scoring/score-order';
import { newId } from '#lib/ids';
import type { Received } from '#lib/storage/receive-file';
import { recordIn } from '#lib/usage/ledger';

type Job = Pick<typeof batchJobs.$inferSelect, 'id' | 'ownerId' | 'keyId' | 'modelId' | 'versionId'>;

/**
 * Adds a stored part to its job's output and its answered rows to the ledger, in one transaction; false where the job
 * does not wait for this part: it was canceled, or another worker has added it. Throws AppError('invalid-key') when
 * nobody may be billed for it any more, AppError('quota-exceeded') when it does not fit into a hard quota.
 */
export async function commitPart(
  job: Job,
  part: Omit<ScoredPart, 'content'>,
  file: Received,
  requestId: string,
): Promise<boolean> {
  const answered = part.rows - part.failedRows;
  const createdAtMs = Date.now();
  const predictionId = answered > 0 ? newId('prediction', createdAtMs) : null;
  return database().sql.begin(async (sql) => {
    const moved = await sql`
      update batch_jobs set next_part = next_part + 1, done_bytes = ${part.endByte}, done_lines = ${part.endLine},
        done_rows = done_rows + ${part.rows}, failed_rows = failed_rows + ${part.failedRows}, problem = null
      where id = ${job.id} and status = 'running' and next_part = ${part.number}`;
    if (moved.count === 0) return false;
    await sql`
      insert into batch_parts (job_id, number, sha256, size_bytes, rows, failed_rows, prediction_id)
      values (${job.id}, ${part.number}, ${file.sha256}, ${file.sizeBytes}, ${part.rows}, ${part.failedRows}, ${predictionId})`;
    if (predictionId === null) return true;
    await recordIn(sql, {
      id: predictionId,
      createdAtMs,
      userId: job.ownerId,
      keyId: job.keyId,
      modelId: job.modelId,
      versionId: job.versionId,
      units: answered,
      cached: false,
      latencyMs: part.tookMs,
      subject: null,
      requestId,
      inputsJson: null,
      outputsJson: null,
      batchJobId: job.id,
    });
    return true;
  });
}
