'use client';

import { Button, Group, Modal, NativeSelect, Radio, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { CustomerPlan } from '#lib/billing/plans/plan-detail';

type Props = {
  customer: { id: string; name: string };
  planId: string;
  plans: readonly { id: string; name: string }[];
};

/** The button that puts a customer on another plan, and its dialog. */
export function MovePlan({ customer, planId, plans }: Props) {
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  const { run, pending, problem, dismiss } = useCall();
  const close = () => {
    dismiss();
    setOpened(false);
  };

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = Object.fromEntries(new FormData(event.currentTarget));
    const path = `/api/v1/finance/customers/${customer.id}/plan`;
    if (!(await run(() => callApi<CustomerPlan>(path, { method: 'PUT', body })))) return;
    const name = plans.find(({ id }) => id === body.planId)?.name ?? String(body.planId);
    const when = body.from === 'this-month' ? 'this month' : 'next month';
    notifications.show({ message: `${customer.name} is on the plan ${name} from ${when} on.` });
    close();
    router.refresh();
  }

  return (
    <>
      <Button variant="default" size="sm" onClick={() => setOpened(true)}>
        Change plan
      </Button>
      <Modal opened={opened} onClose={close} title={`Plan of ${customer.name}`} closeOnClickOutside={false}>
        <form onSubmit={submit}>
          <Stack>
            <NativeSelect
              label="Plan"
              name="planId"
              defaultValue={planId}
              data={plans.map(({ id, name }) => ({ value: id, label: name }))}
              error={problem?.at('/planId')}
            />
            <Radio.Group name="from" label="From" defaultValue="next-month">
              <Stack gap="xs" mt={6}>
                <Radio value="next-month" label="Next month" description="This month is priced as it was so far." />
                <Radio
                  value="this-month"
                  label="This month"
                  description="All of this month is priced by it, what was used already too. Limits change at once."
                />
              </Stack>
            </Radio.Group>
            <ProblemAlert problem={problem} shownAtFields={['/planId']} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close} disabled={pending}>
                Cancel
              </Button>
              <Button type="submit" loading={pending}>
                Change plan
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
