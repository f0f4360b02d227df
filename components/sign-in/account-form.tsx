'use client';

import { Stack, TextInput } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { EmailField } from '#components/ui/fields/email-field.tsx';
import { NewPasswordField } from '#components/ui/fields/new-password-field.tsx';
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
  /** More fields, whose values `create` knows. */
  children?: ReactNode;
};

const fields = ['/name', '/email', '/password'];

/** Name, e-mail and password of an account to make. */
export function AccountForm({ submitLabel, passwordHint, email, forOneself, create, children }: Props) {
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
        <EmailField
          autoComplete={forOneself ? 'username' : 'off'}
          defaultValue={email}
          readOnly={email !== undefined}
          problem={problem}
        />
        <NewPasswordField label="Password" hint={passwordHint} problem={problem} />
        {children}
        <ProblemAlert problem={problem} shownAtFields={fields} />
        <SubmitButton pending={pending} fullWidth mt={4}>
          {submitLabel}
        </SubmitButton>
      </Stack>
    </form>
  );
}
