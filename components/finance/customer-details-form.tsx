'use client';

import { Group, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { PartyFields, partyFields } from '#components/billing/party-fields.tsx';
import { ApiProblem } from '#components/ui/api-problem.ts';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { BillingAccount } from '#lib/billing/customers/billing-details';

type Props = { customer: { id: string; name: string }; account: BillingAccount };

/** What stands on a customer’s invoices, and their own tax rate. */
export function CustomerDetailsForm({ customer: { id, name }, account }: Props) {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  const shown = problem && atFields(problem);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { taxRatePercent, ...details } = Object.fromEntries(new FormData(event.currentTarget));
    const body = { details, taxRatePercent: String(taxRatePercent).trim() || null };
    if (await run(() => callApi<BillingAccount>(`/api/v1/finance/customers/${id}`, { method: 'PATCH', body }))) {
      notifications.show({ message: `The next invoices of ${name} will say so.` });
      router.refresh();
    }
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack maw={640}>
        <PartyFields party={account.details} namePlaceholder={name} problem={shown} />
        <TextInput
          label="Tax rate in %"
          description="Empty for that of the settings"
          name="taxRatePercent"
          defaultValue={account.taxRatePercent ?? ''}
          inputMode="decimal"
          autoComplete="off"
          maw={240}
          error={shown?.at('/taxRatePercent')}
        />
        <ProblemAlert problem={shown} shownAtFields={[...partyFields, '/taxRatePercent']} />
        <Group>
          <SubmitButton pending={pending} variant="default">
            Save details
          </SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}

/** The details are a part of what is sent, and fields of their own here. */
const atFields = (problem: ApiProblem) =>
  new ApiProblem({
    ...problem,
    detail: problem.message,
    errors: problem.errors.map(({ pointer, detail }) => ({ pointer: pointer.replace(/^\/details/, ''), detail })),
  });
