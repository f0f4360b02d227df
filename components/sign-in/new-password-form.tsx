'use client';

import { Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { NewPasswordField } from '#components/ui/fields/new-password-field.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';

const fields = ['/password'];

/** Chooses another password with the link's token. */
export function NewPasswordForm({ token, email }: { token: string; email: string }) {
  const { run, pending, problem } = useCall();
  const [isDone, setIsDone] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password') ?? '');
    const body = { token, password };
    setIsDone(await run(() => callApi('/api/v1/password-resets/complete', { method: 'POST', body })));
  }

  if (isDone) {
    return (
      <Stack gap="md">
        <Text role="status">Your password is changed. Look through your API keys if somebody had the old one.</Text>
        <LinkButton href="/sign-in" fullWidth>
          Sign in
        </LinkButton>
      </Stack>
    );
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack gap="md">
        {/* For password managers: whose password it is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <NewPasswordField problem={problem} />
        <ProblemAlert problem={problem} shownAtFields={fields} />
        <SubmitButton pending={pending} fullWidth mt={4}>
          Set new password
        </SubmitButton>
      </Stack>
    </form>
  );
}
