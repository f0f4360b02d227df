'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { toApiProblem } from '#components/ui/api-problem.ts';
import { callApi } from '#components/ui/call-api.ts';
import { useCall } from '#components/ui/use-call.ts';

/** Has a failed job tried once more. */
export function RetryJob({ id, queue }: { id: string; queue: string }) {
  const router = useRouter();
  const { run, pending } = useCall();
  const retry = async () => {
    const done = await run(() =>
      callApi(`/api/v1/admin/failed-jobs/${id}/retry`, { method: 'POST' }).catch((error: unknown) => {
        const { title, message } = toApiProblem(error);
        notifications.show({ color: 'red', title, message });
        throw error;
      }),
    );
    if (done) router.refresh();
  };
  return (
    <Button variant="default" size="xs" onClick={retry} loading={pending} aria-label={`Try ${queue} again`}>
      Try again
    </Button>
  );
}
