import type { BatchJobDetail } from '#lib/batch/batch-job-detail';

/** How much of a job's input is dealt with, in whole percent; 100 only once it is done. */
export function progressPercent({ status, doneRows, totalRows, doneBytes, inputBytes }: BatchJobDetail): number {
  if (status === 'succeeded') return 100;
  const [done, all] = totalRows === null ? [doneBytes, inputBytes] : [doneRows, totalRows];
  return all === 0 ? 0 : Math.min(99, Math.floor((100 * done) / all));
}
