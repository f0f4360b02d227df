'use client';

import { Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { LinkButton } from '#components/ui/link-button.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';

type Props = {
  /** The route that takes the link's token. */
  path: '/api/v1/email-verifications/complete' | '/api/v1/email-changes/complete';
  token: string;
  submitLabel: string;
  done: string;
  goOnTo: string;
};

/** Does what a link to an e-mail is for when the button is pressed: programs that look at links use up nothing. */
export function ConfirmEmail({ path, token, submitLabel, done, goOnTo }: Props) {
  const { run, pending, problem } = useCall();
  const [isDone, setIsDone] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsDone(await run(() => callApi(path, { method: 'POST', body: { token } })));
  }

  if (isDone) {
    return (
      <Stack gap="md">
        <Text role="status">{done}</Text>
        <LinkButton href={goOnTo} fullWidth>
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
          {submitLabel}
        </SubmitButton>
      </Stack>
    </form>
  );
}
