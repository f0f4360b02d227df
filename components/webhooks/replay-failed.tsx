'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import type { ReplayedMessages } from '#lib/webhooks/replay-failed-messages';

/** Messages are kept for thirty days: since then means all there are. */
const keptMs = 31 * 24 * 60 * 60 * 1000;

/** Sends again all that failed, once that is confirmed: for a receiver that was away. */
export function ReplayFailed({ id }: { id: string }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  async function replay() {
    const body = { since: new Date(Date.now() - keptMs).toISOString() };
    const { replayed } = await callApi<ReplayedMessages>(`/api/v1/webhooks/${id}/replay-failed`, {
      method: 'POST',
      body,
    });
    notifications.show({
      message: replayed === 1 ? 'One message is sent again.' : `${replayed} messages are sent again.`,
    });
    router.refresh();
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Send all failed again
      </Button>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title="Send all failed messages again?"
        confirmLabel="Send again"
        harmless
        onConfirm={replay}
      >
        Every message that failed for good in the last thirty days is sent once more, the oldest first, up to a thousand
        at once.
      </Confirm>
    </>
  );
}
