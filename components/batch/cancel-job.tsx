'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import type { BatchJobDetail } from '#lib/batch/batch-job-detail';

/** Stops a batch job, once that is confirmed. */
export function CancelJob({ job, onCancelled }: { job: BatchJobDetail; onCancelled(job: BatchJobDetail): void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        Cancel job
      </Button>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title="Cancel this job?"
        confirmLabel="Cancel job"
        onConfirm={async () =>
          onCancelled(await callApi<BatchJobDetail>(`/api/v1/batch-jobs/${job.id}/cancel`, { method: 'POST' }))
        }
      >
        It ends where it stands. Rows that are answered already stay answered and counted; the rest is not.
      </Confirm>
    </>
  );
}
