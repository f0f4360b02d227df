'use client';

import { Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { FormEvent } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { CurrentPasswordField } from '#components/ui/fields/current-password-field.tsx';
import { NewPasswordField } from '#components/ui/fields/new-password-field.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';

const shownAtFields = ['/currentPassword', '/newPassword'];

/** `mayLackPassword`: where people can sign in through a provider, they may have none yet. */
export function PasswordForm({ email, mayLackPassword }: { email: string; mayLackPassword: boolean }) {
  const { run, pending, problem } = useCall();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const body = { currentPassword: typed.get('currentPassword'), newPassword: typed.get('newPassword') };
    if (await run(() => callApi('/api/v1/me/password', { method: 'PUT', body }))) {
      form.reset();
      notifications.show({ message: 'Your password is changed.' });
    }
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack>
        <CurrentPasswordField email={email} mayLackPassword={mayLackPassword} problem={problem} />
        <NewPasswordField name="newPassword" problem={problem} />
        <ProblemAlert problem={problem} shownAtFields={shownAtFields} />
        <Group>
          <SubmitButton pending={pending}>Change password</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
