'use client';

import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Owner } from '#components/profile/owner.ts';
import { QrCode } from '#components/profile/qr-code.tsx';
import {
  ReauthenticationFields,
  reauthenticationOf,
  reauthenticationPointers,
} from '#components/profile/reauthentication-fields.tsx';
import { RecoveryCodesOnce } from '#components/profile/recovery-codes-once.tsx';
import type { ApiProblem } from '#components/ui/api-problem.ts';
import { callApi } from '#components/ui/call-api.ts';
import { CodeField } from '#components/ui/fields/code-field.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { BegunTwoFactor } from '#lib/auth/two-factor/begin-two-factor';
import type { RecoveryCodes } from '#lib/auth/two-factor/recovery-codes';

/** In three steps: the password, the app's first code, the recovery codes. */
export function SwitchOnTwoFactor({ owner, onClose }: { owner: Owner; onClose(): void }) {
  const [begun, setBegun] = useState<BegunTwoFactor | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { run, pending, problem } = useCall();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    await run(async () => {
      if (!begun) return setBegun(await begin(typed));
      const { recoveryCodes } = await switchOn(typed);
      setCodes(recoveryCodes);
    });
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={codes ? 'Two-factor is on: keep these codes' : 'Switch two-factor on'}
      closeOnClickOutside={false}
      closeOnEscape={!codes}
    >
      {codes ? (
        <RecoveryCodesOnce codes={codes} onDone={onClose} />
      ) : (
        <form key={begun ? 'code' : 'password'} method="post" onSubmit={submit}>
          <Stack>
            {begun ? (
              <AppStep begun={begun} problem={problem} />
            ) : (
              <ReauthenticationFields owner={owner} problem={problem} />
            )}
            <ProblemAlert problem={problem} shownAtFields={begun ? ['/code'] : reauthenticationPointers(owner)} />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose} disabled={pending}>
                Cancel
              </Button>
              <Button type="submit" loading={pending}>
                {begun ? 'Switch on' : 'Continue'}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

function AppStep({ begun, problem }: { begun: BegunTwoFactor; problem: ApiProblem | null }) {
  return (
    <>
      <Text size="sm">Scan this with an authenticator app, then type the code that it shows.</Text>
      <QrCode {...begun.qrCode} />
      <Text size="sm">
        Without a camera type this secret into the app: <Code>{begun.secret.match(/.{4}/g)?.join(' ')}</Code>
      </Text>
      <CodeField ofAppOnly autoFocus problem={problem} />
    </>
  );
}

const begin = (typed: FormData) =>
  callApi<BegunTwoFactor>('/api/v1/me/two-factor/begin', { method: 'POST', body: reauthenticationOf(typed) });

const switchOn = (typed: FormData) =>
  callApi<RecoveryCodes>('/api/v1/me/two-factor/switch-on', { method: 'POST', body: { code: typed.get('code') } });
