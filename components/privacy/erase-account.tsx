'use client';

import { Button, Checkbox, Code, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { CurrentPasswordField } from '#components/ui/fields/current-password-field.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { Time } from '#components/ui/time.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { ErasureDetail } from '#lib/privacy/erasure/erasure-detail';

const words = 'erase my account';
const shownAtFields = ['/currentPassword', '/confirmation'];

type Props = { erasure: ErasureDetail | null; email: string; graceDays: number; mayLackPassword: boolean };

/** Asks for the account's erasure, or takes that back while it waits. */
export function EraseAccount({ erasure, ...asking }: Props) {
  const [isAsking, setAsking] = useState(false);
  if (erasure?.status === 'waiting') return <Waiting erasure={erasure} />;
  return (
    <Group>
      <Button variant="default" onClick={() => setAsking(true)}>
        Erase my account
      </Button>
      <Modal opened={isAsking} onClose={() => setAsking(false)} title="Erase your account?">
        <AskErasure {...asking} onDone={() => setAsking(false)} />
      </Modal>
    </Group>
  );
}

function AskErasure({ email, graceDays, mayLackPassword, onDone }: Omit<Props, 'erasure'> & { onDone(): void }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const body = {
      currentPassword: typed.get('currentPassword'),
      confirmation: typed.get('confirmation'),
      handsOverModels: typed.get('handsOverModels') !== null,
    };
    if (await run(() => callApi('/api/v1/me/erasure', { method: 'POST', body }))) {
      onDone();
      router.refresh();
    }
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack>
        <Text size="sm">
          Your keys and programs stop now. In {graceDays} days everything that is held about you is erased for good:
          calls and answers, files, data sets, runs, models, batch jobs, webhooks. What was billed stays without your
          name. Until then you can sign in and take it back.
        </Text>
        <CurrentPasswordField email={email} mayLackPassword={mayLackPassword} problem={problem} />
        <TextInput
          label={`Type ${words} to confirm`}
          name="confirmation"
          autoComplete="off"
          spellCheck={false}
          pattern={words}
          required
          withAsterisk={false}
          error={problem?.at('/confirmation')}
        />
        <Checkbox
          name="handsOverModels"
          label="Hand my shared models over to an admin"
          description="With what you wrote about them. Otherwise they end with your account."
        />
        <ProblemAlert problem={problem} shownAtFields={shownAtFields} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone} disabled={pending}>
            Cancel
          </Button>
          <Button type="submit" color="red" loading={pending}>
            Erase my account
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Waiting({ erasure }: { erasure: ErasureDetail }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();

  async function keep() {
    if (await run(() => callApi('/api/v1/me/erasure', { method: 'DELETE' }))) router.refresh();
  }

  return (
    <Stack>
      <Text role="status">
        Your account will be erased on <Time value={erasure.dueAt} show="exact" />. Keys and programs are stopped
        already. Afterwards the certificate is at <Code>/api/v1/erasures/{erasure.id}</Code>: note that address, it
        needs no account.
      </Text>
      <ProblemAlert problem={problem} />
      <Group>
        <Button onClick={keep} loading={pending}>
          Keep my account
        </Button>
      </Group>
    </Stack>
  );
}
