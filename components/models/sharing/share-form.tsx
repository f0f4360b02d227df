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
import type { ModelShares } from '#lib/registry/sharing/list-shares';

const fields = ['/email'];

/** Shares a model with somebody, known by their e-mail. */
export function ShareForm({ slug }: { slug: string }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  const [email, setEmail] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    await run(async () => {
      const { data } = await callApi<ModelShares>(`/api/v1/models/${slug}/people`, { method: 'POST', body: { email } });
      notifications.show(sharedNotice(email.trim(), data));
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

/** Says so where nobody has shown that the e-mail is theirs: the account may be somebody else's. */
function sharedNotice(email: string, people: ModelShares['data']) {
  const title = `Shared with ${email}`;
  const person = people.find((each) => each.email === email.toLowerCase());
  return person && !person.isEmailVerified
    ? { color: 'orange', title, message: 'This e-mail is not confirmed. Make sure that the account is really theirs.' }
    : { color: 'green', message: title };
}
