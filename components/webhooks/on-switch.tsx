'use client';

import { Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toApiProblem } from '#components/ui/api-problem.ts';
import { callApi } from '#components/ui/call-api.ts';
import { webhookName } from '#components/webhooks/webhook-host.ts';
import classes from '#components/webhooks/webhooks.module.css';
import type { WebhookDetail } from '#lib/webhooks/webhook-detail';

/** Switches a webhook on or off, at once on the screen; back again where that did not work. */
export function OnSwitch({ webhook }: { webhook: WebhookDetail }) {
  const router = useRouter();
  const [on, setOn] = useState(webhook.isEnabled);
  async function turn(isEnabled: boolean) {
    setOn(isEnabled);
    try {
      await callApi(`/api/v1/webhooks/${webhook.id}`, { method: 'PATCH', body: { isEnabled } });
      router.refresh();
    } catch (error) {
      setOn(!isEnabled);
      const { title, message } = toApiProblem(error);
      notifications.show({ color: 'red', title, message });
    }
  }
  return (
    <Switch
      checked={on}
      onChange={(event) => void turn(event.currentTarget.checked)}
      aria-label={`${webhookName(webhook)} is on`}
      className={classes.switch}
    />
  );
}
