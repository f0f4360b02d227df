'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import { periodText } from '#lib/billing/period-text';
import type { CustomerPlan } from '#lib/billing/plans/plan-detail';

type Props = {
  plan: { id: string; name: string };
  /** The month it will hold from, or null where it holds at once. */
  fromPeriod: string | null;
  /** Takes back a change to come: the plan one is on. */
  keeps?: boolean;
};

/** Puts whoever looks on a plan, once they have read from when it holds. */
export function ChoosePlan({ plan: { id, name }, fromPeriod, keeps }: Props) {
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  const label = keeps ? `Stay on ${name}` : `Choose ${name}`;

  async function choose() {
    const { coming } = await callApi<CustomerPlan>('/api/v1/billing/plan', { method: 'PUT', body: { planId: id } });
    notifications.show({
      message: coming ? `${coming.name} is yours from ${periodText(coming.fromPeriod)}.` : `You are on ${name}.`,
    });
    router.refresh();
  }
  return (
    <>
      <Button variant={keeps ? 'default' : 'filled'} fullWidth onClick={() => setOpened(true)}>
        {label}
      </Button>
      <Confirm
        opened={opened}
        onClose={() => setOpened(false)}
        title={`${label}?`}
        confirmLabel={label}
        harmless
        onConfirm={choose}
      >
        {keeps
          ? 'The change you had chosen is taken back.'
          : fromPeriod
            ? `Its prices and limits hold from 1 ${periodText(fromPeriod)}. Until then nothing changes.`
            : 'Its limits hold at once, and its prices for all of this month, what you have used so far too.'}
      </Confirm>
    </>
  );
}
