'use client';

import { useEffect, useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import type { BatchJobDetail } from '#lib/batch/batch-job-detail';
import type { BatchRow, BatchRowPage } from '#lib/batch/batch-rows';

const perCall = 200;
/** More are not shown on a page: the output has them all. */
export const mostRows = 2_000;

/** The rows of a job that are answered so far; reads on as there are more. */
export function useJobRows({ id, doneRows }: Pick<BatchJobDetail, 'id' | 'doneRows'>): readonly BatchRow[] {
  const [rows, setRows] = useState<readonly BatchRow[]>([]);
  const count = rows.length;
  const wanted = Math.min(doneRows, mostRows);
  useEffect(() => {
    if (count >= wanted) return;
    const controller = new AbortController();
    const path = `/api/v1/batch-jobs/${id}/rows?from=${count}&limit=${perCall}`;
    callApi<BatchRowPage>(path, { signal: controller.signal }).then(
      ({ data }) => setRows((before) => (before.length === count ? [...before, ...data] : before)),
      // A call that does not come through is made up for when the job goes on, or the page is opened again.
      () => {},
    );
    return () => controller.abort();
  }, [id, count, wanted]);
  return rows;
}
