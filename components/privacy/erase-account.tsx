'use client';

import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { CertificateAddress } from '#components/privacy/certificate-address.tsx';
import { dayCount } from '#components/privacy/day-count.ts';
import type { Owner } from '#components/profile/owner.ts';
import {
  ReauthenticationFields,
  reauthenticationOf,
  reauthenticationPointers,
} from '#components/profile/reauthentication-fields.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { Time } from '#components/ui/time.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { ErasureDetail } from '#lib/privacy/erasure/erasure-detail';

const words = 'erase my account';

type Props = { erasure: ErasureDetail | null; owner: Owner; graceDays: number };

/** Asks for the account's erasure, or takes that back while it waits. */
export function EraseAccount({ erasure, ...asking }: Props) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [asked, setAsked] = useState<ErasureDetail | null>(null);
  const current = asked ?? erasure;
  if (current?.status === 'waiting') return <Waiting erasure={current} onKept={setAsked} />;

  function showAsked(answer: ErasureDetail) {
    setAsking(false);
    setAsked(answer);
    // Without time of grace the account is closed by now: what stands here is the last one sees of it.
    if (asking.graceDays > 0) router.refresh();
  }

  return (
    <Group>
      <Button variant="default" onClick={() => setAsking(true)}>
        Erase my account
      </Button>
      <Modal opened={isAsking} onClose={() => setAsking(false)} title="Erase your account?">
        <AskErasure {...asking} onAsked={showAsked} onCancel={() => setAsking(false)} />
      </Modal>
    </Group>
  );
}

type Asking = Omit<Props, 'erasure'> & { onAsked(erasure: ErasureDetail): void; onCancel(): void };

function AskErasure({ owner, graceDays, onAsked, onCancel }: Asking) {
  const { run, pending, problem } = useCall();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const body = {
      ...reauthenticationOf(typed),
      confirmation: typed.get('confirmation'),
      handsOverModels: typed.get('handsOverModels') !== null,
    };
    await run(async () => onAsked(await callApi<ErasureDetail>('/api/v1/me/erasure', { method: 'POST', body })));
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack>
        <Text size="sm">
          Your keys and programs stop now. {graceDays === 0 ? 'At once' : `In ${dayCount(graceDays)}`} everything that
          is held about you is erased for good: calls and answers, files, data sets, runs, models, batch jobs, webhooks.
          What was billed stays without your name.{' '}
          {graceDays === 0 ? 'It cannot be taken back.' : 'Until then you can sign in and take it back.'}
        </Text>
        <ReauthenticationFields owner={owner} problem={problem} />
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
        <ProblemAlert problem={problem} shownAtFields={[...reauthenticationPointers(owner), '/confirmation']} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel} disabled={pending}>
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

function Waiting({ erasure, onKept }: { erasure: ErasureDetail; onKept(canceled: ErasureDetail): void }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();

  async function keep() {
    await run(async () => {
      onKept(await callApi<ErasureDetail>('/api/v1/me/erasure', { method: 'DELETE' }));
      router.refresh();
    });
  }

  // The server's clock may be ahead of this one.
  const isDue = Date.parse(erasure.dueAt) <= Math.max(Date.now(), Date.parse(erasure.requestedAt));
  return (
    <Stack>
      <Text role="status">
        {isDue ? (
          'Your account is being erased now.'
        ) : (
          <>
            Your account will be erased on <Time value={erasure.dueAt} show="exact" />.
          </>
        )}{' '}
        Keys and programs are stopped already. Afterwards the certificate is at this address, which needs no account:
        note it.
      </Text>
      <CertificateAddress erasureId={erasure.id} />
      <ProblemAlert problem={problem} />
      {!isDue && (
        <Group>
          <Button onClick={keep} loading={pending}>
            Keep my account
          </Button>
        </Group>
      )}
    </Stack>
  );
}
