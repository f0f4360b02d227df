'use client';

import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { roleChoices } from '#components/people/role-texts.ts';
import { callApi } from '#components/ui/call-api.ts';
import { EmailField } from '#components/ui/fields/email-field.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { CreatedInvitation } from '#lib/auth/invitations/create-invitation';

type Props = { onCreated(invited: CreatedInvitation): void; onCancel(): void };

const fields = ['/email', '/role'];

/** Whom to invite, and as what. */
export function InvitationForm({ onCreated, onCancel }: Props) {
  const { run, pending, problem } = useCall();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const body = { email: typed.get('email'), role: typed.get('role') };
    await run(async () => onCreated(await callApi<CreatedInvitation>('/api/v1/invitations', { method: 'POST', body })));
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack gap="md">
        <EmailField autoComplete="off" data-autofocus problem={problem} />
        <NativeSelect label="Role" name="role" data={roleChoices} error={problem?.at('/role')} />
        <ProblemAlert problem={problem} shownAtFields={fields} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <SubmitButton pending={pending}>Invite</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
