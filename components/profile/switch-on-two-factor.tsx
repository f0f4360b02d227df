'use client';

import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { CodeField } from '#components/profile/code-field.tsx';
import { QrCode } from '#components/profile/qr-code.tsx';
import { RecoveryCodesOnce } from '#components/profile/recovery-codes-once.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { CurrentPasswordField } from '#components/ui/fields/current-password-field.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { BegunTwoFactor } from '#lib/auth/two-factor/begin-two-factor';
import type { RecoveryCodes } from '#lib/auth/two-factor/switch-on-two-factor';

const fields = ['/password', '/code'];

/** In three steps: the password, the app's first code, the recovery codes. */
export function SwitchOnTwoFactor({ email, onClose }: { email: string; onClose(): void }) {
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
              <AppStep begun={begun} />
            ) : (
              <CurrentPasswordField name="password" email={email} autoFocus problem={problem} />
            )}
            {begun && <CodeField problem={problem} autoFocus />}
            <ProblemAlert problem={problem} shownAtFields={fields} />
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

function AppStep({ begun }: { begun: BegunTwoFactor }) {
  return (
    <>
      <Text size="sm">Scan this with an authenticator app, then type the code that it shows.</Text>
      <QrCode {...begun.qrCode} />
      <Text size="sm">
        Without a camera type this secret into the app: <Code>{begun.secret.match(/.{4}/g)?.join(' ')}</Code>
      </Text>
    </>
  );
}

const begin = (typed: FormData) =>
  callApi<BegunTwoFactor>('/api/v1/me/two-factor/begin', { method: 'POST', body: { password: typed.get('password') } });

const switchOn = (typed: FormData) =>
  callApi<RecoveryCodes>('/api/v1/me/two-factor/switch-on', { method: 'POST', body: { code: typed.get('code') } });
