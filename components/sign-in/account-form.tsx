'use client';

import { PasswordInput, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';

export type AccountInput = { name: string; email: string; password: string };

type Props = {
  submitLabel: string;
  passwordHint?: string;
  /** Whose account it is going to be, where that is settled. */
  email?: string;
  /** Whether the browser should fill in the person who sits before it. */
  forOneself: boolean;
  create(account: AccountInput): Promise<unknown>;
};

const fields = ['/name', '/email', '/password'];

/** Name, e-mail and password of an account to make. */
export function AccountForm({ submitLabel, passwordHint, email, forOneself, create }: Props) {
  const { run, pending, problem } = useCall();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? '');
    await run(() => create({ name: text('name'), email: text('email'), password: text('password') }));
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label="Name"
          name="name"
          autoComplete={forOneself ? 'name' : 'off'}
          maxLength={100}
          required
          withAsterisk={false}
          error={problem?.at('/name')}
        />
        <TextInput
          label="E-mail"
          name="email"
          type="email"
          autoComplete={forOneself ? 'username' : 'off'}
          autoCapitalize="none"
          maxLength={254}
          defaultValue={email}
          readOnly={email !== undefined}
          required
          withAsterisk={false}
          error={problem?.at('/email')}
        />
        <PasswordInput
          label="Password"
          description={passwordHint ?? 'At least 10 characters. A few words in a row are good.'}
          name="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={200}
          required
          withAsterisk={false}
          error={problem?.at('/password')}
        />
        <ProblemAlert problem={problem} shownAtFields={fields} />
        <SubmitButton pending={pending} fullWidth mt={4}>
          {submitLabel}
        </SubmitButton>
      </Stack>
    </form>
  );
}
