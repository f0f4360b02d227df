'use client';

import { Group, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { FormEvent } from 'react';
import { callApi } from '#components/ui/call-api.ts';
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
        {/* Password managers learn from it whose password this is. */}
        <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
        <PasswordInput
          label="Current password"
          description={mayLackPassword && 'Leave it empty if you have only signed in through a provider so far.'}
          name="currentPassword"
          autoComplete="current-password"
          maxLength={200}
          required={!mayLackPassword}
          withAsterisk={false}
          error={problem?.at('/currentPassword')}
        />
        <PasswordInput
          label="New password"
          description="At least 10 characters. A few words in a row are good."
          name="newPassword"
          autoComplete="new-password"
          minLength={10}
          maxLength={200}
          required
          withAsterisk={false}
          error={problem?.at('/newPassword')}
        />
        <ProblemAlert problem={problem} shownAtFields={shownAtFields} />
        <Group>
          <SubmitButton pending={pending}>Change password</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
