'use client';

import { Button } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';

/** Deletes a batch job that is over, once that is confirmed. */
export function DeleteJob({ id }: { id: string }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        Delete job
      </Button>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title="Delete this job?"
        confirmLabel="Delete job"
        onConfirm={async () => {
          await callApi(`/api/v1/batch-jobs/${id}`, { method: 'DELETE' });
          router.push('/batch');
          router.refresh();
        }}
      >
        Its input and its output are deleted for good. What was billed stays in the ledger.
      </Confirm>
    </>
  );
}
