'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSend } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { useCall } from '#components/ui/use-call.ts';
import type { WebhookMessageDetail } from '#lib/webhooks/webhook-detail';

/** Sends a test event, and shows what becomes of it. */
export function SendTest({ id, disabled }: { id: string; disabled: boolean }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  useEffect(() => {
    if (problem) notifications.show({ color: 'red', title: problem.title, message: problem.message });
  }, [problem]);
  const send = () =>
    run(async () => {
      const message = await callApi<WebhookMessageDetail>(`/api/v1/webhooks/${id}/test`, { method: 'POST' });
      router.push(`/webhooks/${id}/messages/${message.id}`);
    });
  return (
    <Button
      variant="default"
      leftSection={<IconSend size={17} stroke={1.7} />}
      onClick={send}
      loading={pending}
      disabled={disabled}
    >
      Send a test event
    </Button>
  );
}
