'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import type { FormEvent } from 'react';
import { CodeField } from '#components/profile/code-field.tsx';
import { CurrentPasswordField } from '#components/ui/fields/current-password-field.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { useCall } from '#components/ui/use-call.ts';

type Props = {
  email: string;
  explanation: string;
  submitLabel: string;
  onCancel(): void;
  send(factors: { password: string; code: string }): Promise<unknown>;
};

const fields = ['/password', '/code'];

/** Password and code, before something that guards the account changes. */
export function BothFactorsForm({ email, explanation, submitLabel, onCancel, send }: Props) {
  const { run, pending, problem } = useCall();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    await run(() => send({ password: String(typed.get('password')), code: String(typed.get('code')) }));
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack>
        <Text size="sm">{explanation}</Text>
        <CurrentPasswordField name="password" email={email} autoFocus problem={problem} />
        <CodeField problem={problem} mayBeRecoveryCode />
        <ProblemAlert problem={problem} shownAtFields={fields} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel} disabled={pending}>
            Cancel
          </Button>
          <Button type="submit" loading={pending}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
