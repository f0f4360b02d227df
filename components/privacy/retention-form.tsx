'use client';

import { Group, NumberInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { Retention } from '#lib/privacy/retention/retention';

type Field = { name: keyof Retention; label: string; description: string; max: number; mayBeEmpty?: boolean };

const fields: readonly Field[] = [
  {
    name: 'inputDays',
    label: 'Inputs and answers of predictions',
    description: 'With files and subjects; units stay. Empty keeps them until they are erased.',
    max: 3650,
    mayBeEmpty: true,
  },
  { name: 'failedCallDays', label: 'Failed calls', description: 'With the words of their errors.', max: 3650 },
  { name: 'webhookMessageDays', label: 'Messages to webhooks', description: 'With every attempt.', max: 30 },
  {
    name: 'batchJobDays',
    label: 'Batch jobs that are over',
    description: 'With input and output. Empty keeps them.',
    max: 3650,
    mayBeEmpty: true,
  },
  {
    name: 'stripeEventDays',
    label: 'What Stripe told',
    description: 'The body of its events, once they were dealt with.',
    max: 3650,
  },
];

/** For how many days what is kept. */
export function RetentionForm({ retention }: { retention: Retention }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  const [days, setDays] = useState<Retention>(retention);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await run(() => callApi('/api/v1/settings/retention', { method: 'PUT', body: days }))) {
      notifications.show({ message: 'Saved. The worker does so within ten minutes.' });
      router.refresh();
    }
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack>
        {fields.map(({ name, label, description, max, mayBeEmpty }) => (
          <NumberInput
            key={name}
            label={label}
            description={description}
            suffix=" days"
            min={1}
            max={max}
            allowDecimal={false}
            required={!mayBeEmpty}
            withAsterisk={false}
            value={days[name] ?? ''}
            onChange={(value) => setDays({ ...days, [name]: value === '' ? null : Number(value) })}
            error={problem?.at(`/${name}`)}
          />
        ))}
        <ProblemAlert problem={problem} shownAtFields={fields.map(({ name }) => `/${name}`)} />
        <Group>
          <SubmitButton pending={pending}>Save</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
