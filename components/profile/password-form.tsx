'use client';

import { Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { FormEvent } from 'react';
import {
  type Owner,
  ReauthenticationFields,
  reauthenticationOf,
  reauthenticationPointers,
} from '#components/profile/reauthentication-fields.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { NewPasswordField } from '#components/ui/fields/new-password-field.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';

export function PasswordForm({ owner }: { owner: Owner }) {
  const { run, pending, problem } = useCall();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const body = { ...reauthenticationOf(typed), newPassword: typed.get('newPassword') };
    if (await run(() => callApi('/api/v1/me/password', { method: 'PUT', body }))) {
      form.reset();
      notifications.show({ message: 'Your password is changed.' });
    }
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack>
        <ReauthenticationFields {...owner} problem={problem} />
        <NewPasswordField name="newPassword" problem={problem} />
        <ProblemAlert problem={problem} shownAtFields={[...reauthenticationPointers(owner), '/newPassword']} />
        <Group>
          <SubmitButton pending={pending}>Change password</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
