'use client';

import { Button, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRepeat } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { toApiProblem } from '#components/ui/api-problem.ts';
import { callApi } from '#components/ui/call-api.ts';
import { useCall } from '#components/ui/use-call.ts';

type Props = { webhookId: string; messageId: string; isEnabled: boolean };

/** Sends a message again. */
export function ReplayMessage({ webhookId, messageId, isEnabled }: Props) {
  const router = useRouter();
  const { run, pending } = useCall();
  const replay = () =>
    run(async () => {
      try {
        await callApi(`/api/v1/webhooks/${webhookId}/messages/${messageId}/replay`, { method: 'POST' });
        notifications.show({ message: 'The message is on its way again.' });
        router.refresh();
      } catch (error) {
        const { title, message } = toApiProblem(error);
        notifications.show({ color: 'red', title, message });
      }
    });
  return (
    <Tooltip label="Switch the webhook on first" disabled={isEnabled}>
      <Button
        variant="default"
        leftSection={<IconRepeat size={17} stroke={1.7} />}
        onClick={replay}
        loading={pending}
        disabled={!isEnabled}
      >
        Send again
      </Button>
    </Tooltip>
  );
}
