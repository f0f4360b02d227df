'use client';

import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import classes from '#components/models/sharing/sharing.module.css';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';

const fields = ['/email'];

/** Shares a model with somebody, known by their e-mail. */
export function ShareForm({ slug }: { slug: string }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  const [email, setEmail] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    await run(async () => {
      await callApi(`/api/v1/models/${slug}/people`, { method: 'POST', body: { email } });
      notifications.show({ message: `Shared with ${email.trim()}`, color: 'green' });
      setEmail('');
      router.refresh();
    });
  }

  return (
    <form method="post" onSubmit={submit} className={classes.form}>
      <div className={classes.fields}>
        <TextInput
          label="E-mail of somebody with an account here"
          type="email"
          name="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="none"
          maxLength={254}
          required
          withAsterisk={false}
          error={problem?.at('/email')}
          className={classes.email}
        />
        <SubmitButton pending={pending} variant="default">
          Share
        </SubmitButton>
      </div>
      <ProblemAlert problem={problem} shownAtFields={fields} />
    </form>
  );
}
