'use client';

import { Alert, Stack } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { EmailField } from '#components/ui/fields/email-field.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';

type Props = {
  /** The route that sends a link to the e-mail. */
  path: '/api/v1/sign-up' | '/api/v1/password-resets';
  submitLabel: string;
  /** What to do next: the same for every e-mail, as nothing here tells which have an account. */
  doneTitle: string;
  done: string;
};

const fields = ['/email'];

/** Asks for a link. */
export function EmailForm({ path, submitLabel, doneTitle, done }: Props) {
  const { run, pending, problem } = useCall();
  const [isDone, setIsDone] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email') ?? '');
    setIsDone(await run(() => callApi(path, { method: 'POST', body: { email } })));
  }

  if (isDone) {
    return (
      <Alert role="status" icon={<IconMail size={20} />} title={doneTitle}>
        {done}
      </Alert>
    );
  }
  return (
    <form method="post" onSubmit={submit}>
      <Stack gap="md">
        <EmailField problem={problem} />
        <ProblemAlert problem={problem} shownAtFields={fields} />
        <SubmitButton pending={pending} fullWidth mt={4}>
          {submitLabel}
        </SubmitButton>
      </Stack>
    </form>
  );
}
