'use client';

import { Group, Radio, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { PartyFields, partyFields } from '#components/billing/party-fields.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { Card } from '#components/ui/card.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { Seller } from '#lib/billing/seller';

const closings: { value: Seller['closing']; label: string; description: string }[] = [
  {
    value: 'by-hand',
    label: 'Nothing by itself',
    description: 'Somebody of finance closes each month, under Periods.',
  },
  {
    value: 'draft',
    label: 'Close the month and draft its invoices',
    description: 'Somebody of finance looks at the drafts and issues them.',
  },
  {
    value: 'issue',
    label: 'Close the month and issue its invoices',
    description: 'Customers get them without anybody having looked. Corrections are credit notes.',
  },
];
const shownAtFields = [...partyFields, '/payment', '/currency', '/taxRatePercent', '/paymentDays'];

/** Who bills here, and how. */
export function SellerForm({ seller }: { seller: Seller }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget));
    const currency = String(typed.currency).trim().toUpperCase();
    const body = { ...typed, currency, paymentDays: Number(typed.paymentDays) };
    if (await run(() => callApi<Seller>('/api/v1/finance/seller', { method: 'PUT', body }))) {
      notifications.show({ message: 'The next invoices will say so.' });
      router.refresh();
    }
  }

  return (
    <form method="post" onSubmit={submit}>
      <Card title="Seller" description="As they stand on invoices. Those that were made stay as they are.">
        <Stack>
          <PartyFields party={seller} problem={problem} />
        </Stack>
      </Card>
      <Card title="Money">
        <Stack>
          <Textarea
            label="How to pay"
            description="For instance a bank account. It stands on invoices, and on customers’ page Billing."
            name="payment"
            defaultValue={seller.payment}
            maxLength={500}
            autosize
            minRows={2}
            error={problem?.at('/payment')}
          />
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <TextInput
              label="Currency"
              description="Fixed by the first invoice"
              name="currency"
              defaultValue={seller.currency}
              maxLength={3}
              autoComplete="off"
              error={problem?.at('/currency')}
            />
            <TextInput
              label="Tax rate in %"
              description="Where a customer has none"
              name="taxRatePercent"
              defaultValue={seller.taxRatePercent}
              inputMode="decimal"
              autoComplete="off"
              error={problem?.at('/taxRatePercent')}
            />
            <TextInput
              label="Days to pay"
              description="From issue until due"
              name="paymentDays"
              defaultValue={seller.paymentDays}
              inputMode="numeric"
              autoComplete="off"
              error={problem?.at('/paymentDays')}
            />
          </SimpleGrid>
        </Stack>
      </Card>
      <Card title="Closing" description="What happens with the month before, on the third of each month (UTC).">
        <Radio.Group name="closing" defaultValue={seller.closing} aria-label="Closing">
          <Stack>
            {closings.map((closing) => (
              <Radio key={closing.value} {...closing} />
            ))}
          </Stack>
        </Radio.Group>
      </Card>
      <Stack mt="lg">
        <ProblemAlert problem={problem} shownAtFields={shownAtFields} />
        <Group>
          <SubmitButton pending={pending}>Save settings</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
