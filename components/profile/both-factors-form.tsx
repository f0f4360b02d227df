'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import type { FormEvent } from 'react';
import type { Owner } from '#components/profile/owner.ts';
import {
  ReauthenticationFields,
  reauthenticationOf,
  reauthenticationPointers,
} from '#components/profile/reauthentication-fields.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { useCall } from '#components/ui/use-call.ts';

type Props = {
  owner: Owner;
  explanation: string;
  submitLabel: string;
  onCancel(): void;
  send(factors: ReturnType<typeof reauthenticationOf>): Promise<unknown>;
};

/** Password and code, before something that guards the account changes. */
export function BothFactorsForm({ owner, explanation, submitLabel, onCancel, send }: Props) {
  const { run, pending, problem } = useCall();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    await run(() => send(reauthenticationOf(typed)));
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack>
        <Text size="sm">{explanation}</Text>
        <ReauthenticationFields owner={owner} problem={problem} />
        <ProblemAlert problem={problem} shownAtFields={reauthenticationPointers(owner)} />
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
