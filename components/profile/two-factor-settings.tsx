'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { NewRecoveryCodes } from '#components/profile/new-recovery-codes.tsx';
import type { Owner } from '#components/profile/owner.ts';
import { SwitchOffTwoFactor } from '#components/profile/switch-off-two-factor.tsx';
import { SwitchOnTwoFactor } from '#components/profile/switch-on-two-factor.tsx';
import { Status } from '#components/ui/status.tsx';
import { Time } from '#components/ui/time.tsx';
import type { TwoFactor } from '#lib/auth/two-factor/get-two-factor';

type Dialog = 'on' | 'off' | 'codes';

/** How one's two-factor stands, and the ways to change that. */
export function TwoFactorSettings({ twoFactor, owner }: { twoFactor: TwoFactor; owner: Owner }) {
  const router = useRouter();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => {
    setDialog(null);
    router.refresh();
  };
  const { since, recoveryCodesLeft } = twoFactor;
  return (
    <Stack>
      {since ? (
        <>
          <Group gap="xs">
            <Status tone="good">On</Status>
            <Text size="sm" span>
              since <Time value={since} show="date" />, with {recoveryCodesLeft} of 10 recovery codes left
            </Text>
          </Group>
          <Group>
            <Button variant="default" onClick={() => setDialog('codes')}>
              New recovery codes
            </Button>
            <Button variant="default" onClick={() => setDialog('off')}>
              Switch off
            </Button>
          </Group>
        </>
      ) : (
        <Group>
          <Button variant="default" onClick={() => setDialog('on')} disabled={!owner.hasPassword}>
            Switch two-factor on
          </Button>
          {!owner.hasPassword && <Text size="sm">Give yourself a password first.</Text>}
        </Group>
      )}
      {dialog === 'on' && <SwitchOnTwoFactor owner={owner} onClose={close} />}
      {dialog === 'off' && <SwitchOffTwoFactor owner={owner} onClose={close} />}
      {dialog === 'codes' && <NewRecoveryCodes owner={owner} onClose={close} />}
    </Stack>
  );
}
