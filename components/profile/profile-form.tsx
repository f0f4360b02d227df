'use client';

import { Group, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';

export function ProfileForm({ name }: { name: string }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = { name: new FormData(event.currentTarget).get('name') };
    if (await run(() => callApi('/api/v1/me', { method: 'PATCH', body }))) {
      notifications.show({ message: 'Your name is changed.' });
      router.refresh();
    }
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack>
        <TextInput
          label="Name"
          name="name"
          defaultValue={name}
          autoComplete="name"
          maxLength={100}
          required
          withAsterisk={false}
          error={problem?.at('/name')}
        />
        <ProblemAlert problem={problem} shownAtFields={['/name']} />
        <Group>
          <SubmitButton pending={pending}>Save name</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
