'use client';

import { Alert, Stack, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';

type Props = { email: string; isVerified: boolean; sendsEmail: boolean };

/** Whether one's e-mail is confirmed, and the link that does it. */
export function EmailVerification({ email, isVerified, sendsEmail }: Props) {
  const { run, pending, problem } = useCall();
  const [isAsked, setIsAsked] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsAsked(await run(() => callApi('/api/v1/email-verifications', { method: 'POST' })));
  }

  if (isVerified) return <Text>{email} is confirmed.</Text>;
  if (isAsked) {
    return (
      <Alert role="status" icon={<IconMail size={20} />} title={sendsEmail ? 'A link is on its way' : 'Ask your admin'}>
        {sendsEmail
          ? `Open the link that was sent to ${email} within 24 hours.`
          : 'This installation sends no e-mail. The link stands in the log of the server for 24 hours: ask whoever runs it.'}
      </Alert>
    );
  }
  return (
    <form method="post" onSubmit={submit}>
      <Stack gap="md" align="flex-start">
        <Text>{email} is not confirmed yet.</Text>
        <ProblemAlert problem={problem} />
        <SubmitButton pending={pending} variant="default">
          {sendsEmail ? 'Send me a link' : 'Ask for a link'}
        </SubmitButton>
      </Stack>
    </form>
  );
}
