'use client';

import { Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { LinkButton } from '#components/ui/link-button.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';

/** Confirms an e-mail when the button is pressed: programs that look at links in e-mails use up nothing. */
export function ConfirmEmail({ token }: { token: string }) {
  const { run, pending, problem } = useCall();
  const [isDone, setIsDone] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsDone(await run(() => callApi('/api/v1/email-verifications/complete', { method: 'POST', body: { token } })));
  }

  if (isDone) {
    return (
      <Stack gap="md">
        <Text role="status">Your e-mail is confirmed.</Text>
        <LinkButton href="/predict" fullWidth>
          Go on
        </LinkButton>
      </Stack>
    );
  }
  return (
    <form method="post" onSubmit={submit}>
      <Stack gap="md">
        <ProblemAlert problem={problem} />
        <SubmitButton pending={pending} fullWidth>
          Confirm e-mail
        </SubmitButton>
      </Stack>
    </form>
  );
}
