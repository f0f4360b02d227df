'use client';

import { Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import type { Owner } from '#components/profile/owner.ts';
import {
  ReauthenticationFields,
  reauthenticationOf,
  reauthenticationPointers,
} from '#components/profile/reauthentication-fields.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { NewPasswordField } from '#components/ui/fields/new-password-field.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';

/** Another password for who has one, a first one for who signs in through a provider only. */
export function PasswordForm({ owner }: { owner: Owner }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const body = { ...reauthenticationOf(typed), newPassword: typed.get('newPassword') };
    if (await run(() => callApi('/api/v1/me/password', { method: 'PUT', body }))) {
      form.reset();
      notifications.show({ message: owner.hasPassword ? 'Your password is changed.' : 'You have a password now.' });
      router.refresh();
    }
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack>
        <ReauthenticationFields owner={owner} problem={problem} />
        <NewPasswordField name="newPassword" problem={problem} />
        <ProblemAlert problem={problem} shownAtFields={[...reauthenticationPointers(owner), '/newPassword']} />
        <Group>
          <SubmitButton pending={pending} variant="default">
            {owner.hasPassword ? 'Change password' : 'Set password'}
          </SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
