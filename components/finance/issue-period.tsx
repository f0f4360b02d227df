'use client';

import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import type { IssuedPeriod } from '#lib/billing/invoices/issue-period';
import { periodText } from '#lib/billing/period-text';

/** The button that issues all drafts of a closed month, which asks first. */
export function IssuePeriod({ period, drafts }: { period: string; drafts: number }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const text = drafts === 1 ? '1 draft' : `${drafts.toLocaleString('en')} drafts`;
  async function issue() {
    const { issued } = await callApi<IssuedPeriod>(`/api/v1/finance/periods/${period}/issue`, { method: 'POST' });
    notifications.show({
      message: issued === 1 ? '1 invoice is issued.' : `${issued.toLocaleString('en')} invoices are issued.`,
    });
    router.refresh();
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>Issue {text}</Button>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Issue ${text} of ${periodText(period)}?`}
        confirmLabel={`Issue ${text}`}
        harmless
        onConfirm={issue}
      >
        <Text size="sm">
          Each gets the next number and stands open from now on; customers see it, and their webhooks are told. An
          issued invoice is not edited: what is wrong is corrected by a credit note.
        </Text>
      </Confirm>
    </>
  );
}
