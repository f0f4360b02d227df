'use client';

import { Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { PartyFields, partyFields } from '#components/billing/party-fields.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { BillingAccount, BillingDetails } from '#lib/billing/customers/billing-details';

/** What is to stand on one's own invoices. */
export function BillingDetailsForm({ details, accountName }: { details: BillingDetails; accountName: string }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = Object.fromEntries(new FormData(event.currentTarget));
    if (await run(() => callApi<BillingAccount>('/api/v1/billing/details', { method: 'PUT', body }))) {
      notifications.show({ message: 'Your next invoices will say so.' });
      router.refresh();
    }
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack maw={640}>
        <PartyFields party={details} namePlaceholder={accountName} problem={problem} />
        <ProblemAlert problem={problem} shownAtFields={partyFields} />
        <Group>
          <SubmitButton pending={pending} variant="default">
            Save details
          </SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
